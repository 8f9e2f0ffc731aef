# Who asks first whether there is something to take does not wait for it; nor is the network asked for what is here.
import asyncio
import queue
import socket
from multiprocessing.connection import Connection


async def result(pipe: Connection, other: Connection):
    while not pipe.poll():
        await asyncio.sleep(0.1)
    first = pipe.recv()
    return first, other.recv()  # want "multiprocessing.connection.Connection.recv\\(\\) waits"


async def asks_late(pipe: Connection):
    found = pipe.recv()  # want "multiprocessing.connection.Connection.recv\\(\\) waits"
    return found, pipe.poll()


class Sender:
    def __init__(self):
        self.waiting = queue.Queue()
        self.others = queue.Queue()

    def sending(self):
        return not self.waiting.empty()

    async def send(self):
        if not self.sending():
            return None
        return self.waiting.get()

    async def send_other(self):
        if not self.sending():
            return None
        return self.others.get()  # want "queue.Queue.get\\(\\) waits"

    async def drain(self):
        while not self.others.empty():
            self.others.get()


async def addresses(host):
    numeric = socket.getaddrinfo(host, None, flags=socket.AI_NUMERICHOST)
    name = socket.getnameinfo((host, 80), socket.NI_NUMERICHOST)
    named = socket.getnameinfo((host, 80), 0)  # want "socket.getnameinfo\\(\\) waits"
    return numeric, name, named, socket.getaddrinfo(host, None, flags=socket.AI_PASSIVE)  # want "socket.getaddrinfo\\(\\) waits"


async def in_use(path, address, talk):
    here = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    here.connect(path)
    here.close()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as there:
        there.connect(address)  # want "socket.socket.connect\\(\\) waits"
    served = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    served.connect(path)  # want "socket.socket.connect\\(\\) waits"
    talk(served)
