# safe: no
# before: raises TypeError
# after: prints é False
from concurrent.futures import ProcessPoolExecutor
from threading import Event, RLock


class Job:
    def __init__(self, name):
        self.name = name
        self.lock = RLock()
        self.done = Event()

    # runs
    def run(self):
        return self.name, self.done.is_set()


def work(job):
    with job.lock:
        return job.run()


def main():
    with ProcessPoolExecutor(1) as pool:
        print(*pool.submit(work, Job("é")).result())


if __name__ == "__main__":
    main()
