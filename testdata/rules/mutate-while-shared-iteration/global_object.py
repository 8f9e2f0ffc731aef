import threading


class Room:
    def __init__(self):
        self.guests = set()

    def enter(self, guest):
        self.guests.add(guest)

    def greet(self):
        for guest in self.guests:  # want "another thread can change the size of self.guests"
            print(guest)


class Empty(Room):
    def look(self):
        for guest in self.guests:
            print(guest)


room = Room()
other = Empty()


def door():
    room.enter(object())


def host():
    room.greet()


def guard():
    other.look()


def main():
    threads = [threading.Thread(target=door), threading.Thread(target=host), threading.Thread(target=guard)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
