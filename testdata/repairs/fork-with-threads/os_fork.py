# repair: none
import os
import threading


def main(wait):
    thread = threading.Thread(target=wait)
    thread.start()
    os.fork()
    thread.join()
