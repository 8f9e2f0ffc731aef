# safe: yes
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
    with ThreadPoolExecutor() as one:
        with ThreadPoolExecutor() as two:
            return list(one.map(len, names)) + list(two.map(len, names))
