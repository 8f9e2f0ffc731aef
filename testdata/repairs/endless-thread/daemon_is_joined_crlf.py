# safe: no
import threading
import time

seen = []


def work():
    while True:
        seen.append(1)
        time.sleep(0.01)
        seen.append(2)
        time.sleep(5)


if __name__ == "__main__":
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    print("started")
