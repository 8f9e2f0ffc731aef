# safe: no
# before: prints True
# after: prints False
import queue
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
        self.jobs = queue.LifoQueue()  # what there is to do
        for item in ["a"]:
            self.jobs.put(item)

    def run(self):
        threads = [threading.Thread(target=self.work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def work(self):
        while True:
            try:
                job = self.jobs.get_nowait()  # é
            except queue.Empty:
                break
            job.upper()


pool = Pool()
pool.run()
print(bool(failed))
