# safe: no
# before: prints True
# after: prints 3
import multiprocessing
from queue import Empty


def work(*, results):
    """é"""
    results.put(3)


def main():
    é = multiprocessing.get_context("fork"); results = multiprocessing.Queue()  # é
    process = é.Process(target=work, kwargs={"results": results})
    process.start()
    process.join()
    try:
        print(results.get(timeout=0.3))
    except Empty:
        print(True)


if __name__ == "__main__":
    main()
