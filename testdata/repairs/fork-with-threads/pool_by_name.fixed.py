# target: 3.12
# python: <3.14
# safe: no
# before: warns DeprecationWarning
# after: prints [1, 2]
import multiprocessing
from threading import Event, Thread


class Main:
    def run(self):
        stop = Event()
        thread = Thread(target=stop.wait)
        thread.start(); pool = multiprocessing.get_context('spawn').Pool(1)
        print(pool.map(abs, [-1, -2]))
        pool.close()
        pool.join()
        stop.set()
        thread.join()


if __name__ == '__main__':
    Main().run()
