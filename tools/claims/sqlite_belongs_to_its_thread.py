"""A connection of sqlite3 raises ProgrammingError in another thread, unless it was told not to look."""
import sqlite3
import threading


def elsewhere(db):
    found = []

    def run():
        try:
            db.execute("select 1")
        except sqlite3.ProgrammingError:
            found.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    return bool(found)


assert elsewhere(sqlite3.connect(":memory:"))
assert not elsewhere(sqlite3.connect(":memory:", check_same_thread=False))
