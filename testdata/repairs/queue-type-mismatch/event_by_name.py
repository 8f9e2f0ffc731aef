# safe: no
# python: <3.14
# before: prints False
# after: prints True
from multiprocessing import Process
from threading import Event


def work(done):
    done.set()


class Main:
    def run(self):
        done = Event(); process = Process(target=work, args=(done,)); process.start(); process.join()
        print(done.is_set())


if __name__ == "__main__":
    Main().run()
