import multiprocessing
import queue
import threading
from multiprocessing import Process as P
from multiprocessing import Queue as Q


def work(results):
    results.put(str(results))


def small(results):
    results.put(1)


def fill(results):
    for n in range(100_000):
        results.put(n)


def idle(results):
    return results


def bad():
    results = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    process.join()  # want "warning: process.join\\(\\) waits for a process that cannot end while what it put into results is not taken out.*\njoins.py: only here is it emptied"
    return results.get()


def filled():
    results = Q()
    process = P(target=fill, args=(results,))
    process.start()
    process.join()  # want "error: process.join"
    return results.get()


def several(count):
    results = Q()
    processes = [P(target=idle, args=(results,)) for _ in range(count)]
    worker = P(target=work, args=(results,))
    worker.start()
    worker.join()  # want "worker.join"
    return [results.get() for _ in processes] + [results.get()]


def good():
    results = Q()
    process = P(target=work, args=(results,))
    process.start()
    answer = results.get()
    process.join()
    return answer


def fits():
    results = Q()
    process = P(target=small, args=(results,))
    process.start()
    process.join()
    return results.get()


def timed():
    results = Q()
    process = P(target=work, args=(results,))
    process.start()
    process.join(1)
    return results.get()


def takes():
    results = Q()
    process = P(target=idle, args=(results,))
    process.join()
    return results.get()


def threads():
    results = queue.Queue()
    thread = threading.Thread(target=work, args=(results,))
    thread.start()
    thread.join()
    return results.get()


def shadowed(Queue, Process):
    results = Queue()
    process = Process(target=work, args=(results,))
    process.join()
    return results.get()
