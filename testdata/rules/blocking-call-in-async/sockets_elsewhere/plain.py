import socket


class Plain:
    def __init__(self):
        self.socket = socket.socket()
