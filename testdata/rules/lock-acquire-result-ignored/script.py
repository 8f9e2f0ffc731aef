import threading

lock = threading.Lock()
lock.acquire(timeout=1)  # want "this acquire\\(\\) may give up"
print("as if it were held")
lock.release()
