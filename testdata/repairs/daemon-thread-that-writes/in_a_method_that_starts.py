# repair: none
import pathlib
import threading


class Writer:
    def start(self):
        threading.Thread(target=self.write, daemon=True).start()
        print("started")

    def write(self):
        pathlib.Path("a").write_text("é")
