# safe: no
# before: prints ready
# after: prints ready
import threading
from time import sleep

_ready = False


def load():
    global _ready
    sleep(0.05)
    _ready = True


def main():
    threading.Thread(target=load).start()
    while not _ready: sleep(0.01)
    print("ready")


if __name__ == "__main__":
    main()
