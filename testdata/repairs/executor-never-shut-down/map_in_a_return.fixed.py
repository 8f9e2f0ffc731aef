# safe: yes
# before: prints [1, 2] alive
# after: prints [1, 2] gone
import threading
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
    with ThreadPoolExecutor(2) as pool:  # two will do
        return list(pool.map(len, names))


found = sizes(["a", "éé"])
print(found, "alive" if threading.active_count() > 1 else "gone")
