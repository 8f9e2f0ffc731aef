# safe: no
import multiprocessing


def work(names):
    processes = [multiprocessing.Process(target=print, args=(name,)) for name in names]
    for process in processes:
        process.start()
    print("all started")
