import json
import threading
import time
from pathlib import Path


def save(data):
    with open("data.json", "w") as file:
        json.dump(data, file)


def load():
    with open("data.json") as file:
        return json.load(file)


def through(data):
    save(data)


def beat():
    time.sleep(1)


def start(data):
    threading.Thread(target=through, args=(data,), daemon=True).start()  # want "calls builtins.open\\(\\).*through calls save.*save calls builtins.open"
    threading.Thread(target=load, daemon=True).start()
    threading.Thread(target=beat, daemon=True).start()
    threading.Thread(target=save, args=(data,)).start()


class Log:
    def __init__(self, path: Path):
        self.path = path
        self.thread = threading.Thread(target=self.write)  # want "pathlib.Path.write_text"
        self.thread.daemon = True
        self.thread.start()
        self.waited = threading.Thread(target=self.write, daemon=True)
        self.waited.start()

    def write(self):
        self.path.write_text("x")

    def close(self):
        self.waited.join()
