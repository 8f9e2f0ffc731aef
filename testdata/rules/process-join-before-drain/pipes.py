import multiprocessing as mp
import threading
from multiprocessing import Pipe, Process, Queue


def send(conn, numbers):
    for n in numbers:
        conn.send(n)
    conn.close()


def once(conn):
    conn.send_bytes(b"x" * 1_000_000)


def put(results):
    results.put([0] * 100_000)


def read(results):
    return results.get(True, 5)


def bad(numbers):
    ours, theirs = Pipe()
    process = Process(target=send, args=(theirs, numbers))
    process.start()
    process.join()  # want "error: process.join\\(\\) waits for a process that cannot end while what it put into theirs is not taken out.*\npipes.py: only here is it emptied"
    return ours.recv()


def short():
    ours, theirs = mp.Pipe(duplex=False)
    process = mp.Process(target=once, args=(theirs,))
    process.start()
    process.join()  # want "warning: process.join"
    return ours.recv_bytes()


def good(numbers):
    ours, theirs = Pipe()
    process = Process(target=send, args=(theirs, numbers))
    process.start()
    first = ours.recv()
    process.join()
    return first


def other_pipe(numbers):
    ours, theirs = Pipe()
    left, right = Pipe()
    process = Process(target=send, args=(theirs, numbers))
    process.start()
    process.join()
    return left.recv()


def drained():
    results = Queue()
    process = Process(target=put, args=(results,))
    process.start()
    thread = threading.Thread(target=read, args=(results,))
    thread.start()
    process.join()
    return results.get()


def consumed():
    results = Queue()
    process = Process(target=put, args=(results,))
    consumer = Process(target=read, args=(results,))
    process.start()
    consumer.start()
    process.join()
    return results.get()


def inner():
    results = Queue()

    def take():
        return results.get()

    process = Process(target=put, args=(results,))
    process.start()
    threading.Thread(target=take).start()
    process.join()
    return results.get()


def shadowed(Pipe):
    ours, theirs = Pipe()
    process = Process(target=once, args=(theirs,))
    process.start()
    process.join()
    return ours.recv()


if __name__ == "__main__":
    queue = Queue()
    worker = Process(target=put, args=(queue,))
    worker.start()
    worker.join()  # want "warning: worker.join"
    print(queue.get())
    mine, other = Pipe()
    workers = [Process(target=once, args=(other,)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()  # want "warning: worker.join\\(\\) .* into other"
    print(mine.recv())
