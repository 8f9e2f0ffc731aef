# safe: no
# before: prints lost
# after: prints kept
"""How long words are, in how many of them."""
import time
from threading import Lock, Thread

sizes = {}
class Slow:
    def __radd__(self, n):
        time.sleep(0.001)
        return n + 1


one = Slow()


def tally(word):
    for _ in range(20):
        # one more of this length
        sizes[len(word)] = sizes.get(len(word), 0) + one


threads = [Thread(target=tally, args=("été",)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("kept" if sizes[3] == 80 else "lost")
print_lock = Lock()
