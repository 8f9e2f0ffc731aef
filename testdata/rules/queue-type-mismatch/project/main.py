import multiprocessing

import state


def work(q):
    return q


def main():
    multiprocessing.Process(target=work, args=(state.shared,)).start()  # want "own copy of state.shared"
