# safe: no
import pathlib
import threading


class Writer:
    def __init__(self):
        self.thread = threading.Thread(target=self.write, daemon=True)
        self.thread.start()

    def write(self):
        pathlib.Path("a").write_text("é")

    def close(self):
        print("closed")
