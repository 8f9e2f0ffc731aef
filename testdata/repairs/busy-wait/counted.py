# repair: none
import threading

_loaded = 0


def load():
    global _loaded
    _loaded = 2


def main():
    threading.Thread(target=load).start()
    while not _loaded:
        pass
