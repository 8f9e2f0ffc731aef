"""Loops that are short each, but stand in one another, also across calls; bodies that read attributes and call abs()."""
import math
import threading


class Body:
    def __init__(self, x):
        self.x = x
        self.force = 0.0


def attract(bodies, low, high):
    for i in range(low, high):
        for other in bodies:
            distance = other.x - bodies[i].x
            bodies[i].force += distance / (abs(distance) ** 1.5 + 1e-9)


def depth(c):
    z = 0j
    for n in range(256):
        z = z * z + c
        if abs(z) > 2:
            return n
    return 256


def row(y):
    return [depth(complex(x / 400 - 1, y)) for x in range(800)]


def short_row(y):
    return [depth(complex(x, y)) for x in range(8)]


def start(bodies):
    for i in range(4):
        threading.Thread(target=attract, args=(bodies, i * 100, i * 100 + 100)).start()  # want "attract\\(\\) only computes"
        threading.Thread(target=row, args=(i,)).start()  # want "row\\(\\) only computes"
        threading.Thread(target=short_row, args=(i,)).start()


start([Body(float(i)) for i in range(400)])


def inside(n):
    hits = 0
    for i in range(n):
        if math.hypot(i / n, 1 - i / n) <= 1:
            hits += 1
    return hits


def monte_carlo():
    for i in range(4):
        threading.Thread(target=inside, args=(5_000_000,)).start()  # want "inside\\(\\) only computes"
