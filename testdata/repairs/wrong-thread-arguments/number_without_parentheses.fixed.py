# safe: yes
# before: raises TypeError
# after: prints é 3
import threading


class Counter:
    @staticmethod
    def plain():
        return None

    def show(self, n):
        print("é", n)

    def run(self):
        def inner():
            é = 1; thread = threading.Thread(target=self.show, args=(3,), name="é"); thread.start(); thread.join()
            return é

        return inner()


Counter().run()
