import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from sqlite3 import connect

import requests

db = connect("a.db")
shared = sqlite3.connect("a.db", check_same_thread=False)
session = requests.Session()
guarded = requests.Session()
lock = threading.Lock()


def write():
    db.execute("select 1")  # want "^error: sqlite3.Connection.execute\\(\\) runs in a thread here, but a sqlite3.Connection belongs to the thread that made it.*made here.*write runs in a thread"
    shared.execute("select 1")
    own = sqlite3.connect("a.db")
    own.execute("select 1")


def ask(url):
    with lock:
        guarded.get(url)
    return session.get(url)  # want "^warning: requests.Session.get\\(\\) runs in a thread here, but a requests.Session is not made for several threads at once"


def once(url):
    return other.get(url)


other = requests.Session()


def main(urls):
    threading.Thread(target=write).start()
    threading.Thread(target=once, args=("a",)).start()
    with ThreadPoolExecutor() as pool:
        pool.map(ask, urls)


class Journal:
    def __init__(self):
        self.db = sqlite3.connect("a.db")
        self.late = None

    def start(self):
        threading.Thread(target=self.run).start()

    def run(self):
        self.db.execute("select 1")  # want "sqlite3.Connection"
        self.late = sqlite3.connect("a.db")
        self.late.execute("select 1")

    def read(self):
        self.db.execute("select 1")


def in_main():
    db.execute("select 1")


def shadowed(db):
    db.execute("select 1")
