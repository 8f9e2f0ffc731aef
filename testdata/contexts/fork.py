import multiprocessing


def child(n):
    deeper(n)


def deeper(n):
    return n


class Job(multiprocessing.Process):
    def run(self):
        self.work()

    def work(self):
        deeper(2)


def parent():
    return 1


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=child, args=(1,))
    p.start()
    parent()
    p.join()
    j = Job()
    j.start()
    j.join()
