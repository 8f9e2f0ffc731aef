# A file that is put in place when it is whole, and one that only grows.
import json
import os
import threading


def write(path, data):
    with open(path + ".tmp", "w") as f:
        json.dump(data, f)
    os.replace(path + ".tmp", path)


def log(path):
    with open(path, "a") as f:
        f.write("beat")


threading.Thread(target=write, args=("a", {}), daemon=True).start()
threading.Thread(target=log, args=("b",), daemon=True).start()
