# safe: no
from threading import Thread
import threading


class Beat:
    def __init__(self):
        self._beats = 0
        self._stopping = threading.Event()
        self._thread = Thread(target=self._run, daemon=True)

    def start(self):
        self._thread.start()

    def _run(self):
        while not self._stopping.is_set():
            self._stopping.wait(0.1)
            self._beats += 1

    def stop(self):
        self._stopping.set()
        self._beats = 0
