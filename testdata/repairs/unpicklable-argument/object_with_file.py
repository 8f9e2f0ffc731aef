# safe: no
from concurrent.futures import ProcessPoolExecutor
from threading import Lock


class Job:
    def __init__(self, name):
        self.lock = Lock()
        self.file = open(name)


def work(job):
    return job


def main():
    with ProcessPoolExecutor(1) as pool:
        print(*pool.submit(work, Job("é")).result())
