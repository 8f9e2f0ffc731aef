import threading
import time

data = {}
filled = {}


def evict():
    while True:
        time.sleep(0.01)
        for key, value in data.items():  # want "change the size of data during this loop"
            print(key, value)
        for key in filled:
            print(key)


if __name__ == "__main__":
    for i in range(100):
        filled[i] = i
    threading.Thread(target=evict, daemon=True).start()
    for i in range(10_000):
        data[i] = i
