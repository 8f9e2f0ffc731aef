# safe: no
# before: hangs
# after: prints 1
# after: prints 1
import threading

_lock = threading.Lock()


def count():
    é = 1
    with _lock:  # for the whole
        # a comment
        print(é)


def other():
    with _lock:
        count_again()


def count_again():
    print(1)


count()
other()
