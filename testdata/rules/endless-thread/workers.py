"""Workers that get their work out of a queue, and nothing that tells them to end."""
import queue
import threading

work = queue.Queue()


def worker():
    while True:
        item = work.get()
        print(item)
        work.task_done()


def ending():
    while True:
        item = work.get()
        if item is None:
            return
        print(item)


def main():
    for _ in range(3):
        threading.Thread(target=worker).start()  # want "^warning: worker loops for ever"
        threading.Thread(target=worker, daemon=True).start()
        threading.Thread(target=ending).start()
    work.put(1)
    work.join()


main()
