# target: 3.14
import multiprocessing
import queue


def work(results):
    return results


multiprocessing.Process(target=work, args=(queue.Queue(),)).start()
