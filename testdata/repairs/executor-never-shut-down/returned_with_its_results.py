# safe: no
from concurrent.futures import ThreadPoolExecutor


def begin(names):
    pool = ThreadPoolExecutor()
    return [pool.submit(len, name) for name in names]
