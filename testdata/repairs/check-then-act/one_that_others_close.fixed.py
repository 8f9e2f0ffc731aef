# safe: no
import threading

connection = None
_connection_lock = threading.Lock()


class Connection:
    def close(self):
        print("closed")


def connect():
    global connection
    with _connection_lock:
        if connection is None:
            connection = Connection()
    return connection


def close():
    connection.close()


for _ in range(2):
    threading.Thread(target=connect).start()
