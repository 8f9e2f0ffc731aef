# Subclasses of Thread that make themselves daemons.
import threading


class Told(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)

    def run(self):
        with open("data.json", "w") as file:
            file.write("x")


class OfTheClass(threading.Thread):
    daemon = True

    def run(self):
        with open("data.json", "w") as file:
            file.write("x")


class Ordinary(OfTheClass):
    daemon = False


class Unsure(OfTheClass):
    if __debug__:
        daemon = False


class StartsItself(threading.Thread):
    def __init__(self):
        threading.Thread.__init__(self)
        self.daemon = True
        self.start()

    def run(self):
        self.write()

    def write(self):
        with open("data.json", "w") as file:
            file.write("x")


class Reads(OfTheClass):
    def run(self):
        with open("data.json") as file:
            print(file.read())


def main():
    Told().start()  # want "^warning: this daemon thread calls builtins.open"
    kept = OfTheClass()  # want "this daemon thread"
    kept.start()
    StartsItself()  # want "this daemon thread(?s:.*)StartsItself.run calls self.write"


def fine():
    Told()
    Ordinary().start()
    Unsure().start()
    Reads().start()
    OfTheClass(daemon=False).start()
    thread = OfTheClass()
    thread.start()
    thread.join()
