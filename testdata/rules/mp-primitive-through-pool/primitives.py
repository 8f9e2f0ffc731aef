import multiprocessing
import multiprocessing as mp
import threading
from concurrent.futures import ProcessPoolExecutor


class Shared:
    def __init__(self):
        self.queue = mp.Queue()


def work(*args):
    return args


def run(items, pool_of_threads):
    counter = mp.Value("i", 0)
    with mp.Pool() as pool:
        pool.apply_async(work, (counter,))  # want "error: .*takes counter along, but processes can share an object of type multiprocessing.sharedctypes.Synchronized only by inheritance"
        pool.starmap(work, [(item, mp.Event()) for item in items])  # want "multiprocessing.Event"
        pool.apply(work, (threading.Lock(),))
    with ProcessPoolExecutor(initializer=work, initargs=(counter,)) as executor:
        executor.submit(work, Shared())  # want "Shared\\(\\).queue along.*\nprimitives.py: "
        executor.submit(work, multiprocessing.Manager().Lock())
        executor.submit(work, 1)
    mp.Process(target=work, args=(counter,)).start()


def shadowed(items):
    class mp:
        class Lock:
            pass

    with ProcessPoolExecutor() as pool:
        pool.submit(work, mp.Lock)
