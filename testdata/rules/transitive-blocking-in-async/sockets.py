import asyncio
import socket


def is_open(name, port):
    with socket.socket() as s:
        s.settimeout(2)
        return s.connect_ex((name, port)) == 0


def greeting(name, port):
    s = socket.create_connection((name, port))
    try:
        return s.recv(100)
    finally:
        s.close()


# These do not wait, or may not.
def poll():
    t = socket.socket()
    t.setblocking(False)
    t.connect_ex(("x", 1))
    return t


def at_once():
    t = socket.socket()
    t.settimeout(0)
    t.connect_ex(("x", 1))


def prepared():
    t = socket.socket()
    prepare(t)
    t.connect_ex(("x", 1))


def prepare(s):
    s.setblocking(False)


def given(s: socket.socket):
    s.connect_ex(("x", 1))


def tried():
    s = socket.socket()
    try:
        s.recv(1)
    except BlockingIOError:
        pass


def address():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.connect(("10.255.255.255", 1))
        return s.getsockname()[0]


async def main():
    is_open("x", 1)  # want "ends up calling socket.socket.connect_ex"
    greeting("x", 1)  # want "ends up calling socket"
    poll()
    at_once()
    prepared()
    given(socket.socket())
    tried()
    address()
