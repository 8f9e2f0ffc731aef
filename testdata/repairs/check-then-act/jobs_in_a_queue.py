# safe: no
# before: prints True
# after: prints False
import threading
import time

failed = []
threading.excepthook = lambda args: failed.append(args.exc_type)


def slowly(frame, event, arg):
    time.sleep(0.02)
    return slowly


threading.settrace(slowly)


class Pool:
    def __init__(self):
        self.jobs = ["a"]  # what there is to do

    def run(self):
        threads = [threading.Thread(target=self.work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def work(self):
        while self.jobs:
            job = self.jobs.pop()  # é
            job.upper()


pool = Pool()
pool.run()
print(bool(failed))
