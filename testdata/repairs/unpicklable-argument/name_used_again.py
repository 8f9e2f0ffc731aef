# repair: none
import sqlite3
from concurrent.futures import ProcessPoolExecutor


def count(connection):
    return connection.total_changes


def main(path):
    connection = sqlite3.connect(path)
    with ProcessPoolExecutor() as pool:
        pool.submit(count, connection).result()
    connection.close()
