# safe: no
# before: hangs
# after: ends
import threading
import time


stopping = threading.Event()


# Says that it is there.
def beat():
    while not stopping.is_set():
        print("tick")
        stopping.wait(0.5)  # été


def main():
    threading.Thread(target=beat).start()
    try:
        time.sleep(0.1)
        print("done")
    finally:
        stopping.set()


main()
