# target: 3.9
# safe: no
# repair: 2
# before: prints [1, 2, 3]
# after: prints [1, 2, 3]
import itertools as it
import threading


class Jobs:
    def __init__(self):
        self.last = it.count(1)
        self.names = []

    def start(self):
        threads = [threading.Thread(target=self.work) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def work(self):
        if self.names is not None:
            mine = next(self.last)
            self.names.append(mine)


jobs = Jobs()
jobs.start()
print(sorted(jobs.names))
