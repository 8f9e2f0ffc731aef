# safe: yes
# before: prints 1
# after: prints 1
import threading


class Job:
    def work(self):
        print(1)

    def main(self):
        é = "é"; threading.Thread(target=self.work).run()  # as it was


Job().main()
