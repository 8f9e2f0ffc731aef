# repair: none
import threading
import time


def work():
    while True:
        time.sleep(1)


def main():
    threading.Thread(target=work).start()
    print("started")
