# repair: none
import multiprocessing
import threading


def main(wait):
    thread = threading.Thread(target=wait)
    thread.start()
    process = multiprocessing.Process(target=lambda: print(1))
    process.start()  # here
    process.join()
    thread.join()
