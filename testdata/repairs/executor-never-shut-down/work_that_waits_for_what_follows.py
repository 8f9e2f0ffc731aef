# safe: no
import threading
from concurrent.futures import ThreadPoolExecutor

ready = threading.Event()


def work():
    ready.wait()


def run(prepare):
    pool = ThreadPoolExecutor()
    future = pool.submit(work)
    prepare()
    ready.set()
    return future.result()
