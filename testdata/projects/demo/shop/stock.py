"""What the shop has in store, kept in a database."""

import sqlite3
import threading


def connect():
    return sqlite3.connect("stock.db")


def available(article):
    return connect().execute("select count(*) from stock where article = ?", (article,)).fetchone()[0]


class Inventory:
    """Counts what is sold while several clerks sell at once."""

    def __init__(self):
        self.sold = {}
        self.running = True

    def open(self, clerks):
        for clerk in clerks:
            threading.Thread(target=self.sell, args=(clerk,)).start()

    def sell(self, clerk):
        for article in clerk.articles:
            self.sold[article] = self.sold.get(article, 0) + 1
