import threading
import time

done = False


def work():
    global done
    time.sleep(1)
    done = True


def main():
    worker = threading.Thread(target=work)
    worker.start()
    while not done:  # want "this loop only waits for another thread to change done"
        time.sleep(0.1)
    worker.join()


main()
