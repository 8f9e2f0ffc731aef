# safe: no
# before: prints é 3 True
# after: prints é 3 False
from threading import Thread, current_thread, main_thread


class Shop:
    def open(self):
        def work(name, count=1):
            print(name, count, current_thread() is main_thread())

        name = "é"; thread = Thread(target=work(name, count=3), daemon=True)  # work
        thread.start()
        thread.join()


Shop().open()
