import queue
import threading

work = queue.Queue()


def worker():
    while True:
        print(work.get())
        work.task_done()


def main():
    for _ in range(3):
        threading.Thread(target=worker).start()
    work.put(1)
    work.shutdown()


main()
