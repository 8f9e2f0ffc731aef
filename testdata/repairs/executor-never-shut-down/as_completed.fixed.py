# safe: yes
# before: prints 3 alive
# after: prints 3 gone
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed


def total(names):
    with ThreadPoolExecutor(
        max_workers=2,
    ) as executor:
        futures = [executor.submit(len, name) for name in names]
        found = 0
        for future in as_completed(futures):
            found += future.result()
    return found


found = total(["a", "éé"])
print(found, "alive" if threading.active_count() > 1 else "gone")
