# safe: yes
# before: prints [3] alive
# after: prints [3] gone
import threading
from concurrent.futures import ThreadPoolExecutor


def sizes(names):
    with ThreadPoolExecutor(2) as executor:
        return list(executor.map(len, names))


found = sizes(["été"])
print(found, "alive" if threading.active_count() > 1 else "gone")
