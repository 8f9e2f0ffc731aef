import os
import threading

import server


def run():
    server.begin()
    os.fork()


def both():
    server.begin()
    threading.Thread(target=server.work).start()
    os.fork()  # want "forks while a thread"
