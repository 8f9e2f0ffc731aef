# repair: none
import threading
from multiprocessing import Pool


def run(numbers):
    lock = threading.Lock()

    def work(n):
        with lock:
            return n

    with Pool(1) as pool:
        return pool.map(work, numbers)
