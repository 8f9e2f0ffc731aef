# repair: none
from threading import Thread


def two(a, b):
    return a + b


Thread(target=two, args=("ab")).start()
