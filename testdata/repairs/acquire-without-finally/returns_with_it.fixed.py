# safe: no
# before: prints locked
# after: prints free
import threading

lock = threading.Lock()


def look(found):
    with lock:
        if found:
            return None
    return found


look(True)
print("locked" if lock.locked() else "free")
