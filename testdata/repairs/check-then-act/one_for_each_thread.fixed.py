# safe: no
# repair: 2
# before: prints [4, 4, 4, 4]
# after: prints [4, 4, 4, 4]
import threading

connection = threading.local()
sizes = []


class Connection:
    def __init__(self):
        self.name = "café"

    def size(self):
        return len(self.name)


def connect():
    """The connection."""
    if not hasattr(connection, "value"):  # not yet
        connection.value = Connection()
    return connection.value


def work():
    sizes.append(connect().size())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sizes)
