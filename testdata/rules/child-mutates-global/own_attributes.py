import multiprocessing
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Process


class Worker(multiprocessing.Process):
    limit = 3

    def __init__(self, n):
        super().__init__()
        self.n = n
        self.results = []
        self.total = 0
        self.result = None
        self.counter = mp.Value("i", 0)
        self.shared = mp.Manager().list()
        self.queue = mp.Queue()
        self.stopped = False
        self.status = "new"

    def run(self):
        self.results.append(self.n)
        self.total += self.n
        self.result = self.n
        self.counter.value += 1
        self.shared.append(self.n)
        self.queue.put(self.n)
        self.stopped = True
        self.status = "done"

    def stop(self):
        self.stopped = True

    def collect(self):
        self.status = self.queue.get()


def subclass():
    worker = Worker(1)
    print(worker.results)
    worker.start()
    worker.join()
    print(worker.results)  # want "warning: worker.results does not see here what Worker.run\\(\\) did to it.*\nown_attributes.py: Worker.run starts here, in another process\nown_attributes.py: it changes its own copy of self.results"
    print(worker.total)  # want "worker.total does not see here"
    print(worker.result, worker.total)  # want "worker.result does not see here"
    print(worker.counter.value, worker.shared, worker.n, worker.limit, worker.stopped, worker.status)


def several():
    workers = [Worker(n) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    total = 0
    for worker in workers:
        total += worker.total  # want "worker.total does not see here"
    return total


def looked_at_before():
    worker = Worker(1)
    print(worker.results)
    worker.start()


def never_started():
    worker = Worker(1)
    return worker.results


class Crawler:
    def __init__(self):
        self.pages = []
        self.seen = {}
        self.count = 0
        self.last = None
        self.queue = mp.Queue()

    def crawl(self):
        self.pages.append(1)
        self.seen["a"] = 1
        self.count += 1

    def visit(self, url):
        self.last = url

    def go(self):
        process = Process(target=self.crawl)
        print(self.count)
        process.start()
        process.join()
        return len(self.pages)  # want "self.pages does not see here what Crawler.crawl\\(\\) did"

    def pooled(self, urls):
        with ProcessPoolExecutor() as pool:
            list(pool.map(self.visit, urls))
        return self.last  # want "self.last does not see here what Crawler.visit\\(\\) did"


def outside():
    crawler = Crawler()
    other = Crawler()
    process = Process(target=crawler.crawl)
    process.start()
    process.join()
    print(other.count, crawler.queue)
    print(crawler.count)  # want "crawler.count does not see here"


class Threaded:
    def __init__(self):
        self.items = []
        self.sums = 0

    def work(self, n):
        self.items.append(n)

    def both(self):
        self.sums += 1

    def go(self):
        with ThreadPoolExecutor() as pool:
            pool.map(self.work, [1])
        return self.items

    def mixed(self):
        process = Process(target=self.both)
        process.start()
        self.both()
        process.join()
        return self.sums


class Filled:
    def __init__(self):
        self.items = []
        self.value = 0

    def work(self):
        self.items.append(1)
        self.value = 1

    def go(self):
        process = Process(target=self.work)
        process.start()
        fill(self)
        print(self.items)
        self.value = 2
        return self.value


def fill(thing):
    thing.items.extend([1])


class Sending:
    def __init__(self):
        self.n = 0

    def __getattr__(self, name):
        return 1

    def work(self):
        self.n += 1

    def go(self):
        process = Process(target=self.work)
        process.start()
        return self.n


class Handled(Process):
    def __init__(self):
        super().__init__()
        self._n = 0

    @property
    def n(self):
        return self._n

    @n.setter
    def n(self, value):
        print(value)

    def run(self):
        self.n = 1


def handled():
    process = Handled()
    process.start()
    return process.n
