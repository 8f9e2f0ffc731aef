import multiprocessing as mp

from tools import parse


def main(paths):
    with mp.Pool() as pool:
        return pool.map(parse, paths)
