import threading
from concurrent.futures import ThreadPoolExecutor

best = {}
totals = {}
seen = {}
places = {}


def ask(index, name):
    best[index] = max(best[index], int(index))
    totals[name] = max(totals[name], int(index))  # want "update totals"


def mapped(number):
    seen[number] = max(seen[number], int("1"))


def main(name):
    for index in range(4):
        best[index] = 0
        threading.Thread(target=ask, args=(index, name)).start()
    with ThreadPoolExecutor() as pool:
        pool.map(mapped, range(3))


def numbered(place, name):
    places[place] = max(places[place], int(name))


def start(names):
    for place, name in enumerate(names):
        threading.Thread(target=numbered, args=(place, name)).start()


class Scores:
    def __init__(self):
        self.best = {}

    def start(self):
        for player in range(4):
            threading.Thread(target=self.play, args=(player,)).start()

    def play(self, player):
        self.best[player] = max(self.best[player], int("1"))  # want "update self.best"
        player = 0
