import threading


class Daemon:
    def __init__(self):
        self.beats = 0

    def loop(self):
        self.beats = self.beats + int("1")


class Shared:
    def __init__(self):
        self.beats = 0

    def loop(self):
        self.beats = self.beats + int("1")  # want "update self.beats"


class Grown:
    def __init__(self):
        self.found = []
        self.words = ""

    def start(self):
        for _ in range(4):
            threading.Thread(target=self.look).start()

    def look(self):
        self.found += [int("1")]
        self.words += str(1)  # want "update self.words"


def each(daemons: list[Daemon]):
    for daemon in daemons:
        threading.Thread(target=daemon.loop).start()
    while True:
        mine = Daemon()
        threading.Thread(target=mine.loop).start()


def one():
    shared = Shared()
    for _ in range(4):
        threading.Thread(target=shared.loop).start()


for _ in range(3):
    each([])
