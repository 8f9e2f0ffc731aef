# safe: yes
# before: prints [3] alive
# after: prints [3] gone
import threading
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
    return list(ThreadPoolExecutor(2).map(len, names))


found = sizes(["été"])
print(found, "alive" if threading.active_count() > 1 else "gone")
