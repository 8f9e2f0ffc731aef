# safe: no
# python: <3.14
# before: prints False
# after: prints True
import multiprocessing


class Job:
    def __init__(self):
        self.done = multiprocessing.Event()


def work(job):
    job.done.set()


def main():
    job = Job()
    process = multiprocessing.Process(target=work, args=(job,))
    process.start()
    print(job.done.wait(1))
    process.join()


if __name__ == "__main__":
    main()
