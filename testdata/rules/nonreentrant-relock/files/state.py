import threading

lock = threading.Lock()


def flush():
    with lock:
        pass
