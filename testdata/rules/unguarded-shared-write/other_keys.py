import threading

backends = {"default": 1}


def fall_back(name):
    backends[name] = backends["default"]


def count(name):
    backends[name] = backends[name] + make()  # want "two threads can update backends\\[name\\]"


def make():
    return 1


def main():
    for _ in range(3):
        threading.Thread(target=fall_back, args=("a",)).start()
        threading.Thread(target=count, args=("a",)).start()
