# safe: no
from concurrent.futures import ThreadPoolExecutor


def begin(names):
    with ThreadPoolExecutor() as pool:
        return [pool.submit(len, name) for name in names]
