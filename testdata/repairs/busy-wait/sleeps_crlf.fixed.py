# safe: no
# before: prints ready
# after: prints ready
import threading
from time import sleep

_ready = threading.Event()


def load():
    global _ready
    sleep(0.05)
    _ready.set()


def main():
    threading.Thread(target=load).start()
    _ready.wait()
    print("ready")


if __name__ == "__main__":
    main()
