# safe: yes
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
    one = ThreadPoolExecutor()
    with ThreadPoolExecutor() as two:
        return list(one.map(len, names)) + list(two.map(len, names))
