# repair: none
import threading

lock = threading.Lock()


def work():
    try:
        lock.acquire(timeout=1)
        print("é")
    finally:
        lock.release()
