# repair: none
import sqlite3
import threading

db = sqlite3.connect(":memory:")


def write():
    db.execute("create table t (a)")


threading.Thread(target=write).start()
