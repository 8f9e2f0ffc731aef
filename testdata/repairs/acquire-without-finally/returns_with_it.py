# safe: no
# before: prints locked
# after: prints free
import threading

lock = threading.Lock()


def look(found):
    lock.acquire()
    if found:
        return None
    lock.release()
    return found


look(True)
print("locked" if lock.locked() else "free")
