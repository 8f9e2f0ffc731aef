# safe: no
# before: prints work
# before: prints main
# after: prints main
# after: prints work
import threading

told = threading.Event()


def work():
    if threading.current_thread() is not threading.main_thread():
        told.wait()
    print("work")


def main():
    thread = threading.Thread(target=work)
    thread.start()
    print("main")
    told.set()
    thread.join()


main()
