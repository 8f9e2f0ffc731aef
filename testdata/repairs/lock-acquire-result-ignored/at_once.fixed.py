# safe: no
from threading import Semaphore

slots = Semaphore(2)


def work():
    for _ in range(2):
        if not slots.acquire(blocking=False):
            raise TimeoutError("slots was not given")
        print("é")
