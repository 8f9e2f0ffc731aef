import socket


class Client:
    def __init__(self, host):
        self.socket = socket.create_connection((host, 80))
