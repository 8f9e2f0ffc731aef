# repair: none
import threading
import time


def run():
    while True:
        time.sleep(1)


def main():
    threading.Thread(target=run).start()
