# safe: no
import multiprocessing
import sqlite3


def work(connection):
    print(connection.execute("select 1").fetchone())


def main():
    process = multiprocessing.get_context("spawn").Process(target=work, args=(sqlite3.connect(":memory:"),))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
