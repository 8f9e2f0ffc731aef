# Threads that have a name before they go to a local list.
import threading
from multiprocessing import Process


def started_behind(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)  # want "^hint: nothing waits for this thread"
        threads.append(t)
    for t in threads:
        t.start()


def started_at_once(names):
    processes = []
    for name in names:
        process = Process(target=print, args=(name,))  # want "^warning: nothing waits for this process"
        process.start()
        processes.append(process)
    print(len(processes))


def written_out(first, second):
    a = threading.Thread(target=first)
    b = threading.Thread(target=second)
    for t in [a, b]:
        t.start()


def in_a_named_list(first, second):
    a = threading.Thread(target=first)  # want "nothing waits"
    b = threading.Thread(target=second)  # want "nothing waits"
    both = [a, b]
    for t in both:
        t.start()


def joined_by_another_name(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        threads.append(t)
        t.start()
    for other in threads:
        other.join()


def joined_one_of_two(first, second):
    a = threading.Thread(target=first)
    threads = [a]
    a.start()
    a.join()
    return len(threads)


def popped(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        t.start()
        threads.append(t)
    while threads:
        threads.pop().join()


def joined_in_a_comprehension(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        t.start()
        threads.append(t)
    [t.join() for t in threads]


def by_index(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        t.start()
        threads.append(t)
    for i in range(len(threads)):
        threads[i].join()


def handed_on(works, wait_all):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        t.start()
        threads.append(t)
    wait_all(threads)


def given_back(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        t.start()
        threads.append(t)
    return threads


def daemons(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        t.daemon = True
        threads.append(t)
    for t in threads:
        t.start()


def daemons_later(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        threads.append(t)
    for other in threads:
        other.daemon = True
        other.start()


class Keeper:
    def __init__(self):
        self.threads = []

    def add(self, works):
        threads = []
        for work in works:
            t = threading.Thread(target=work)
            t.start()
            threads.append(t)
        self.threads += threads

    def keep(self, work):
        t = threading.Thread(target=work)
        t.start()
        self.threads.append(t)

    def wait(self):
        for t in self.threads:
            t.join()


def never_started(works):
    threads = []
    for work in works:
        t = threading.Thread(target=work)
        threads.append(t)
    return len(threads)


def by_index_of_all(works):
    threads = [threading.Thread(target=work) for work in works]
    for t in threads:
        t.start()
    for i in range(len(threads)):
        threads[i].join()


def popped_of_all(works):
    threads = [threading.Thread(target=work) for work in works]
    for t in threads:
        t.start()
    while threads:
        threads.pop().join()
