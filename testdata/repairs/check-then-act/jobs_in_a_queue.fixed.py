# safe: no
# before: prints True
# after: prints False
import queue
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
        self.jobs = queue.LifoQueue()  # what there is to do
        for item in ["a"]:
            self.jobs.put(item)

    def run(self):
        threads = [threading.Thread(target=self.work) for _ in range(2)]
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
