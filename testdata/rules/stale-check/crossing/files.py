import os
import shutil
from os import makedirs as make
from os.path import exists as there
from pathlib import Path

CACHE = Path("cache")


def write(name, folder):
    if not os.path.exists(folder):
        os.makedirs(folder)  # want "possible hint: another thread can do the same between the check of folder(?s:.*)exists already(?s:.*)main.py: write runs in a thread"
    if not there(folder):
        make(folder)  # want "possible hint.*exists already"
    if not os.path.exists(folder):
        os.makedirs(folder, exist_ok=True)
    if not os.path.exists(folder):
        try:
            os.makedirs(folder)
        except FileExistsError:
            pass
    if not os.path.exists(folder):
        os.makedirs(folder + name)
    if not CACHE.is_dir():
        CACHE.mkdir()  # want "exists already"
    if CACHE.exists():
        CACHE.unlink()  # want "gone already"
    if CACHE.exists():
        CACHE.unlink(missing_ok=True)
    if os.path.exists(CACHE):
        shutil.rmtree(CACHE, ignore_errors=True)
    if os.path.exists(name):
        os.remove(name)


def once(folder):
    if not os.path.exists(folder):
        os.makedirs(folder)


class os_like:
    def exists(self, path):
        return True


def shadowed(folder):
    path = os_like()
    if not path.exists(folder):
        path.makedirs(folder)
