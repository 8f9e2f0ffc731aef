# safe: no
# before: prints 1 2 True
# after: prints 1 2 False
import threading
from concurrent.futures import ThreadPoolExecutor


def work(a, b):
    print(a, b, threading.current_thread() is threading.main_thread())


with ThreadPoolExecutor() as pool:
    pool.submit(work(1, b=2))
