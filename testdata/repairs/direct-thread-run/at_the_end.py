# safe: no
# before: prints work
# before: prints main
# after: prints main
# after: prints work
import threading
import time


def work():
    time.sleep(0.2)
    print("work")


def main():
    threading.Thread(target=work).run()
    print("main")


main()
