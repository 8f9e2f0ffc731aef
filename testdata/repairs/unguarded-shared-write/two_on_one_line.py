# repair: none
import threading

hits = misses = 0


def count():
    global hits, misses
    hits = hits + len("a"); misses = misses + len("b")


for _ in range(4):
    threading.Thread(target=count).start()
