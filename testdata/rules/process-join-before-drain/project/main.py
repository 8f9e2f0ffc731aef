import multiprocessing as mp

import jobs


def main():
    results = mp.Queue()
    process = mp.Process(target=jobs.work, args=("a", results))
    process.start()
    process.join()  # want "process.join"
    return results.get()
