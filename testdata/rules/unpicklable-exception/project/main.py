from multiprocessing import Pool as Workers

from tools import parse


def main(paths):
    with Workers() as pool:
        return pool.map(parse, paths)
