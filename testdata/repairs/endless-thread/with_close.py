# safe: no
# before: hangs
# after: prints tick closed
import threading
import time


class Beat:
    def __init__(self):
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self):
        print("tick", end=" ")
        while True:
            # once in a while
            time.sleep(60)

    def close(self):
        """Stop it."""
        self.thread.join()


beat = Beat()
beat.close()
print("closed")
