# safe: no
# before: prints ready
# after: prints ready
import threading
import time

_ready = False


def load():
    global _ready
    time.sleep(0.05)
    _ready = True


def main():
    threading.Thread(target=load).start()
    while not _ready:  # é
        pass
    print("ready" if _ready else "not")


if __name__ == "__main__":
    main()
