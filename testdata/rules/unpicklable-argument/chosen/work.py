import multiprocessing
import sqlite3


def work(connection):
    return connection


def start():
    multiprocessing.Process(target=work, args=(sqlite3.connect("a.db"),)).start()  # want "error: .*cannot be pickled$"
