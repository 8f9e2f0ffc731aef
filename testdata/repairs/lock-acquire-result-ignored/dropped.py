# safe: no
# before: prints in vain
# after: raises TimeoutError
import threading

lock = threading.Lock()


def work():
    lock.acquire(timeout=0.1)  # not for long
    print("in vain")


lock.acquire()
work()
