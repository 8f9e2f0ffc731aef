# safe: yes
# before: raises AssertionError|AttributeError
# after: prints 1
import multiprocessing


class Worker(multiprocessing.Process):
    def __init__(self, n):
        super().__init__()
        self.n = n

    def run(self):
        print(self.n, flush=True)


if __name__ == "__main__":
    worker = Worker(1)
    worker.start()
    worker.join()
