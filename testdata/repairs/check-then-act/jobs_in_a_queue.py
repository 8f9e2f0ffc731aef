# safe: no
# before: prints True
# after: prints False
import threading

failed = []
threading.excepthook = lambda args: failed.append(args.exc_type)


gate = threading.Barrier(2)


def together(frame, event, arg):
    if frame.f_code.co_name == "work":
        try:
            gate.wait(1)
        except threading.BrokenBarrierError:
            pass
    return together


threading.settrace(together)


class Pool:
    def __init__(self):
        self.jobs = ["a"]  # what there is to do

    def run(self):
        threads = [threading.Thread(target=self.work) for _ in range(2)]
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
