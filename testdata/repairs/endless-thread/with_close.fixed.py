# safe: no
# before: hangs
# after: prints tick closed
import threading


class Beat:
    def __init__(self):
        self._stopping = threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self):
        print("tick", end=" ")
        while not self._stopping.is_set():
            # once in a while
            self._stopping.wait(60)

    def close(self):
        """Stop it."""
        self._stopping.set()
        self.thread.join()


beat = Beat()
beat.close()
print("closed")
