from concurrent.futures import ThreadPoolExecutor, as_completed


def square(x):
    return times(x, x)


def times(a, b):
    return a * b


def setup():
    pass


def double(x):
    return times(x, 2)


class Jobs:
    def __init__(self):
        self.pool = ThreadPoolExecutor(max_workers=2, initializer=setup)

    def submit(self, x):
        return self.pool.submit(self.job, x)

    def job(self, x):
        return times(x, 3)

    def close(self):
        self.pool.shutdown()


def main():
    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(square, i) for i in range(3)]
        for f in as_completed(futures):
            f.result()
        list(pool.map(double, range(3)))
    jobs = Jobs()
    jobs.submit(1).result()
    jobs.close()
    times(1, 1)


main()
