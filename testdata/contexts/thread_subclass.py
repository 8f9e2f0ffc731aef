import threading


class Base(threading.Thread):
    def __init__(self, name):
        super().__init__()
        self.label = self.make(name)

    def make(self, name):
        return name.upper()

    def run(self):
        self.work()

    def work(self):
        raise NotImplementedError


class Worker(Base):
    def work(self):
        self.step(1)

    @property
    def done(self):
        return self.finished()

    def finished(self):
        return not self.is_alive()

    @staticmethod
    def step(n):
        return n


if __name__ == "__main__":
    w = Worker("a")
    w.start()
    w.join()
    assert w.done
