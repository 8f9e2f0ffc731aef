# repair: none
import multiprocessing


def work(queue):
    for _ in range(3):
        queue.put("x" * 100000)


def main():
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(queue,))
    process.start()
    process.join()
    while not queue.empty():
        print(queue.get())
