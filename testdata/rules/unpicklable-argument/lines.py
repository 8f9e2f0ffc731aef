import csv
import gzip
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def parse(line):
    return len(line)


def lines(path):
    with open(path) as f, Pool(4) as pool:
        return list(pool.imap(parse, f))


def more(path):
    f = open(path)
    with ProcessPoolExecutor() as executor:
        executor.map(parse, f)
        executor.map(parse, (line for line in f))
        executor.map(parse, csv.reader(f))
        executor.map(parse, gzip.open(path, "rt"))
        executor.map(parse, [open(path) for _ in range(3)])  # want "TextIOWrapper cannot be pickled"
        executor.submit(parse, f)  # want "TextIOWrapper cannot be pickled"
        executor.submit(parse, csv.reader(f))  # want "an object of type _csv.Reader cannot be pickled"
        executor.submit(parse, csv.DictReader(f))  # want "an object of type csv.DictReader cannot be pickled"
        executor.submit(parse, list(csv.reader(f)))
