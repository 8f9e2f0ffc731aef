import threading


class Visits:
    def __init__(self):
        self.seen = 0

    def note(self):
        self.seen += 1  # want "two threads can update self.seen"

    def reset(self):
        self.seen = 0


visits = Visits()


def serve():
    visits.note()


class Page:
    def __init__(self):
        self.shown = 0

    def show(self):
        self.shown += 1


def render():
    page = Page()
    page.show()


class Guest:
    def __init__(self):
        self.calls = 0

    def call(self):
        self.calls += 1


first = Guest()
second = Guest()


def call_first():
    first.call()


def main():
    for _ in range(3):
        threading.Thread(target=serve).start()
        threading.Thread(target=render).start()
    caller = threading.Thread(target=call_first)
    caller.start()
    second.call()
    caller.join()


main()
