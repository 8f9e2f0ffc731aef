# repair: none
import multiprocessing

import state


def work(results):
    results.put(3)


def main():
    multiprocessing.Process(target=work, args=(state.results,)).start()
    print(state.last())
