# safe: no
import multiprocessing
import sqlite3


def work(connection):
    print(connection.execute("select 1").fetchone())


def run_work():
    return work(sqlite3.connect(":memory:"))


def main():
    process = multiprocessing.get_context("spawn").Process(target=run_work)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
