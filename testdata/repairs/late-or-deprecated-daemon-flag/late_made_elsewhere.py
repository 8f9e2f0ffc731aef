# repair: none
import threading


def main(thread: threading.Thread):
    thread.start()
    thread.daemon = True
