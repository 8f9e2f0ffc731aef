import multiprocessing as mp
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as T


def work():
    return 1


def bad():
    thread = threading.Thread(target=work)
    thread.start()
    pid = os.fork()  # want "warning: os.fork\\(\\) forks while a thread may be running: .*for ever\nforks.py: the thread starts here"
    return pid


def pools():
    with ThreadPoolExecutor() as pool:
        pool.submit(work)
        mp.Pool()  # want "multiprocessing.Pool"


def joined():
    thread = T(target=work)
    thread.start()
    thread.join()
    os.fork()


def replaced():
    T(target=work).start()
    if os.fork() == 0:
        os.execv("/bin/ls", ["ls"])


def spawned():
    T(target=work).start()
    process = mp.get_context("spawn").Process(target=work)
    process.start()


def chosen():
    T(target=work).start()
    process = mp.get_context("fork").Process(target=work)
    process.start()  # want "forks while"


def before():
    os.fork()
    T(target=work).start()


def shadowed(os):
    T(target=work).start()
    os.fork()
