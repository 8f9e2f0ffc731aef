# safe: no
# before: raises TypeError
# after: prints 2
import csv
import io
from concurrent.futures import ProcessPoolExecutor


def count(rows):
    return sum(1 for _ in rows)


def main():
    rows = list(csv.reader(io.StringIO("a,b\nc,d\n")))  # two
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(count, rows).result())


if __name__ == "__main__":
    main()
