import os
import threading

thread = None


def work():
    return 1


def stop():
    thread.join()


os.register_at_fork(before=stop)


def begin():
    global thread
    thread = threading.Thread(target=work)
    thread.start()
