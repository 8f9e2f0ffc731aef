import sys
import threading
import time


class Session:
    """Reads in a thread while its caller types."""

    def __init__(self, connection):
        self.connection = connection
        self.text = b""
        self.sent = 0
        self.ticks = 0

    def interact(self):
        threading.Thread(target=self.listen).start()
        while True:
            line = sys.stdin.readline()
            if not line:
                return
            self.send(line)

    def send(self, line):
        self.sent = self.sent + len(line)  # want "update self.sent"

    def listen(self):
        while True:
            self.take(self.connection)
            self.sent = self.sent + int("1")

    def take(self, data):
        self.text = self.text + bytes(data)

    def read(self):
        text, self.text = self.text, b""
        return text

    def discard(self):
        self.text = self.text[len(self.text):]

    def watch(self):
        threading.Thread(target=self.tick).start()
        time.sleep(1)

    def tick(self):
        self.ticks = self.ticks + int("1")  # want "update self.ticks"

    def reset(self):
        self.ticks = self.ticks - int("1")
