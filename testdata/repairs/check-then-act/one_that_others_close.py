# safe: no
import threading

connection = None


class Connection:
    def close(self):
        print("closed")


def connect():
    global connection
    if connection is None:
        connection = Connection()
    return connection


def close():
    connection.close()


for _ in range(2):
    threading.Thread(target=connect).start()
