import threading


class Pool:
    def __init__(self):
        self.link = None

    def get(self):
        if self.link is None:
            self.link = open_link()  # want "another thread can change self.link"
        return self.link


class Own:
    def __init__(self):
        self.link = None

    def get(self):
        if self.link is None:
            self.link = open_link()
        return self.link


def open_link():
    return object()


pool = Pool()


def work():
    pool.get()
    Own().get()


def main():
    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


main()
