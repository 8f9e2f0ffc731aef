import multiprocessing
import os
import threading
from multiprocessing import Pool
from pathlib import Path

HOME = os.path.expanduser("~")
INDEX = Path(HOME) / "index"
lock = threading.Lock()


def build(item):
    path = os.path.join(HOME, "cache.txt")
    if not os.path.exists(path):
        with open(path, "w") as out:  # want "^possible hint: another thread can do the same between the check of path and this line, and then both write the file(?s:.*)build runs in a thread"
            out.write(item)
    if not os.path.exists(item):
        with open(item, "w") as out:
            out.write(item)
    if not os.path.exists(path):
        with open(path, "x") as out:
            out.write(item)
    if not os.path.exists(path):
        with open(path, "a") as out:
            out.write(item)
    with lock:
        if not os.path.exists(path):
            open(path, "w").close()
    if os.path.exists(path):
        return open(path).read()
    mine = f"{item}.txt"
    if os.path.exists(mine):
        return open(mine).read()
    open(mine, "w").close()


def clean(_):
    if INDEX.exists():
        INDEX.open("r").close()  # want "another thread can remove INDEX between the check and this line, and then there is nothing to open"
    if INDEX.exists():
        INDEX.unlink(missing_ok=True)
        os.remove(INDEX)  # want "gone already"


def early(item):
    if INDEX.exists() or item is None:
        return
    INDEX.open("w").close()  # want "another process can do the same between the check of INDEX(?s:.*)both write the file(?s:.*)early runs in processes"


def folder(item):
    if not os.path.isdir(HOME):
        os.mkdir(HOME)  # want "another process(?s:.*)exists already"
    if not os.path.isdir(item):
        os.mkdir(item)  # want "possible hint: another process"


class Store:
    def __init__(self):
        self.path = "store"

    def start(self):
        for _ in range(4):
            threading.Thread(target=self.save).start()

    def save(self):
        if not os.path.exists(self.path):
            open(self.path, "w").close()  # want "^possible hint: another thread can do the same between the check of self.path"


class Own(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self.path = path

    def run(self):
        if not os.path.exists(self.path):
            open(self.path, "w").close()  # want "^possible hint"


def once():
    if not os.path.exists(HOME):
        open(HOME, "w").close()


def nested(items):
    path = "shared"

    def work():
        if not os.path.exists(path):
            open(path, "w").close()  # want "^possible hint: another thread can do the same between the check of path"

    for _ in items:
        threading.Thread(target=work).start()


def main(items):
    for item in items:
        threading.Thread(target=build, args=(item,)).start()
        threading.Thread(target=clean, args=(item,)).start()
        Own(item).start()
    threading.Thread(target=once).start()
    with Pool() as pool:
        pool.map(early, items)
    for item in items:
        multiprocessing.Process(target=folder, args=(item,)).start()
