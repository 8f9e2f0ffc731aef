# safe: yes
# before: prints [3] alive
# after: prints [3] gone
import threading
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
    executor = ThreadPoolExecutor(max_workers=2)

    def size(name):
        """The length,
    plain."""
        return len(name)

    # all at once
    futures = [executor.submit(size, name) for name in names]
    return [future.result() for future in futures]


found = sizes(["été"])
print(found, "alive" if threading.active_count() > 1 else "gone")
