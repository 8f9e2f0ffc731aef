# safe: no
# before: hangs
# after: ends
import threading
import time


# Says that it is there.
def beat():
    while True:
        print("tick")
        time.sleep(0.5)  # été


def main():
    threading.Thread(target=beat).start()
    time.sleep(0.1)
    print("done")


main()
