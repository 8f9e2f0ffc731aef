import threading

data = threading.Lock()
disk = threading.Lock()


def flush():
    with disk:
        pass
