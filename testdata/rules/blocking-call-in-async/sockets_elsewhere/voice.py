import socket


class Voice:
    def __init__(self):
        self.socket = socket.socket()
        self.socket.setblocking(False)
