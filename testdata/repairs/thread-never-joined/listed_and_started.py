# safe: no
from multiprocessing import Process


def main(names):
    processes = []
    for name in names:
        process = Process(target=print, args=(name,))
        process.start()
        processes.append(process)
    return len(processes)
