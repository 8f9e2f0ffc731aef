# safe: no
# before: raises ProgrammingError
# after: prints (1,)
import sqlite3
import threading

db = sqlite3.connect("")


def write():
    """é"""
    print(db.execute("select 1").fetchone())  # é


thread = threading.Thread(target=write)
thread.start()
thread.join()
