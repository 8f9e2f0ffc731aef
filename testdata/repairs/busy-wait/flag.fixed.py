# safe: no
# before: prints ready
# after: prints ready
import threading
import time

_ready = threading.Event()


def load():
    global _ready
    time.sleep(0.05)
    _ready.set()


def main():
    threading.Thread(target=load).start()
    _ready.wait()  # é
    print("ready" if _ready.is_set() else "not")


if __name__ == "__main__":
    main()
