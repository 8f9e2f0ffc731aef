from concurrent.futures import ThreadPoolExecutor as Pool

from maths import report as tell


def main(tables):
    with Pool() as pool:
        return list(pool.map(tell, tables))  # want "report\\(\\).*\nmaths.py: "
