# repair: none
import threading

lock = threading.Lock()


def look(found):
    lock.acquire()
    if found:
        work()
        lock.release()
        return None
    lock.release()
    return found


def work():
    raise ValueError
