# safe: no
# before: prints alive
# after: prints gone
import threading
from concurrent.futures import ThreadPoolExecutor


class Sizes:
    def __init__(self):
        self.pool = ThreadPoolExecutor()
        self.open = True

    def size(self, name):
        return self.pool.submit(len, name).result()

    def close(self):
        """No more of it."""
        self.open = False  # for good
        self.pool.shutdown()


sizes = Sizes()
sizes.size("été")
sizes.close()
print("alive" if threading.active_count() > 1 else "gone")
