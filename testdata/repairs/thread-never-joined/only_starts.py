# repair: none
import threading


def start_work():
    threading.Thread(target=print).start()
    print("started")
