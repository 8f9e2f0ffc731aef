# repair: none
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
    one = ThreadPoolExecutor(); two = ThreadPoolExecutor()
    return list(one.map(len, names)) + list(two.map(len, names))
