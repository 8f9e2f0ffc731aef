# repair: none
import threading
import time


def hold(lock):
    time.sleep(1)
    lock.release()


def take(lock, n):
    lock.acquire()
    threading.Thread(target=hold, args=(lock,)).start()
    return n + 1
