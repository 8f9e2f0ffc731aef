# repair: none
import multiprocessing
import queue


def work(results):
    results.put(3)


def main():
    results = queue.PriorityQueue()
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    print(results.get())
    process.join()
