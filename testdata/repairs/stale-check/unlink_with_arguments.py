# safe: no
import os
import threading

FOLDER = "a"


def make():
    if not os.path.isdir(FOLDER):
        os.makedirs(
            FOLDER,
            0o755  # for all
        )


def main():
    for _ in range(3):
        threading.Thread(target=make).start()
