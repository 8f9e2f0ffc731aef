# safe: no
# python: <3.14
# before: prints False
# after: prints True
import multiprocessing
from multiprocessing import Process


def work(done):
    done.set()


class Main:
    def run(self):
        done = multiprocessing.Event(); process = Process(target=work, args=(done,)); process.start(); process.join()
        print(done.is_set())


if __name__ == "__main__":
    Main().run()
