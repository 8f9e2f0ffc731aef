# Where a socket is made is said there whether it waits.
from plain import Plain
from voice import Voice


class Gateway:
    def __init__(self):
        self.voice = Voice()
        self.plain = Plain()

    async def greet(self):
        voice = self.voice
        voice.socket.send(b"hello")
        self.plain.socket.send(b"hello")  # want "socket.socket.send\\(\\) waits"
