# safe: yes
# before: prints locked
# after: prints free
import threading


class Shelf:
    def __init__(self):
        self.lock = threading.Lock()
        self.books = {}

    def put(self, name):
        self.lock.acquire()  # nobody else now
        # the place of the book
        place = find(name)
        self.books[name] = place

        self.lock.release()
        return place


def find(name):
    raise KeyError(name)


shelf = Shelf()
try:
    shelf.put("été")
except KeyError:
    print("locked" if shelf.lock.locked() else "free")
