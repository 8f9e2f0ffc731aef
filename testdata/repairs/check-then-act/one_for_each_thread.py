# safe: no
# repair: 2
# before: prints [4, 4, 4, 4]
# after: prints [4, 4, 4, 4]
import threading

connection = None
sizes = []


class Connection:
    def __init__(self):
        self.name = "café"

    def size(self):
        return len(self.name)


def connect():
    """The connection."""
    global connection
    if connection is None:  # not yet
        connection = Connection()
    return connection


def work():
    sizes.append(connect().size())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sizes)
