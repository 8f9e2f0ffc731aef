# safe: no
from threading import Semaphore

slots = Semaphore(2)


def work():
    for _ in range(2):
        slots.acquire(blocking=False)
        print("é")
