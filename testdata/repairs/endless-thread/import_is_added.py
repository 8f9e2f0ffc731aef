# safe: no
from threading import Thread
import time


class Beat:
    def __init__(self):
        self._beats = 0
        self._thread = Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()

    def _run(self):
        while 1:
            time.sleep(0.1)
            self._beats += 1

    def stop(self):
        self._beats = 0
