import queue
import threading


class Pool:
    def __init__(self, size):
        self.jobs = queue.Queue()
        self.threads = []
        for _ in range(size):
            t = threading.Thread(target=self._loop, daemon=True)
            self.threads.append(t)
            t.start()

    def _loop(self):
        while True:
            job = self.jobs.get()
            if job is None:
                return
            self._run(job)

    def _run(self, job):
        job.run()

    def put(self, job: "Job"):
        self.jobs.put(job)

    def close(self):
        for _ in self.threads:
            self.jobs.put(None)
        for t in self.threads:
            t.join()


class Job:
    def __init__(self, n: int):
        self.n = n
        self.check()

    def check(self):
        return self.n

    def run(self):
        return self.compute()

    def compute(self):
        return self.check() * 2


def main():
    pool = Pool(2)
    pool.put(Job(1))
    pool.close()


if __name__ == "__main__":
    main()
