# safe: no
# before: prints in vain
# after: raises TimeoutError
import threading

lock = threading.Lock()


def work():
    if not lock.acquire(timeout=0.1):  # not for long
        raise TimeoutError("lock was not given")
    print("in vain")


lock.acquire()
work()
