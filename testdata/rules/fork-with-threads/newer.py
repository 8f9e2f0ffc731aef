# target: 3.14
import multiprocessing
import os
import threading


def main():
    threading.Thread(target=print).start()
    multiprocessing.Process(target=print).start()
    os.fork()  # want "DeprecationWarning"
