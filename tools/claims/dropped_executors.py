"""The workers of an executor end when nothing refers to it any more. Of a multiprocessing.Pool in that state Python warns."""
import multiprocessing
import threading
import time
import warnings
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def in_threads():
    pool = ThreadPoolExecutor(2)
    return list(pool.map(len, ["a", "bc"]))


def in_processes():
    pool = ProcessPoolExecutor(2)
    return list(pool.map(len, ["a", "bc"]))


def in_a_pool():
    pool = multiprocessing.Pool(2)
    return pool.map(len, ["a", "bc"])


class Keeper:
    def __init__(self):
        self.pool = ThreadPoolExecutor(2)
        self.pool.submit(len, "a").result()


def settles(count, wanted):
    """Whether the number comes down to what is wanted within ten seconds."""
    deadline = time.monotonic() + 10
    while count() > wanted and time.monotonic() < deadline:
        time.sleep(0.01)
    return count() == wanted


if __name__ == "__main__":
    in_threads()
    assert settles(threading.active_count, 1), "threads"
    keeper = Keeper()
    assert threading.active_count() > 1, "an executor that is kept"
    del keeper
    assert settles(threading.active_count, 1), "kept threads"
    in_processes()
    assert settles(lambda: len(multiprocessing.active_children()), 0), "processes"
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        in_a_pool()
    named = [w for w in told if w.category is ResourceWarning]
    assert named, told
    assert multiprocessing.active_children(), "the warning refers to the pool, so its processes stay"
    named[0].source.terminate()
    named[0].source.join()
