"""What a call gives says how long it computes."""
import asyncio


def squares(n):
    total = 0
    for i in range(n):
        total += i * i
    return total


def count_down(n, by=1):
    while n > 0:
        n -= 1


def summed(limit):
    return sum(n * n for n in range(limit))


def table(rows=1000, columns=1000):
    total = 0
    for r in range(rows):
        for c in range(columns):
            total += r * c
    return total


class Model:
    def train(self, steps):
        total = 0
        for i in range(steps):
            total += i * i
        return total


async def main(n):
    squares(10_000_000)  # want "squares\\(\\) computes for long"
    squares(10)
    squares(n)
    squares(n=10_000_000)  # want "squares\\(\\) computes for long"
    squares(*[10_000_000])
    count_down(50_000_000)  # want "count_down\\(\\) computes for long"
    count_down(50)
    summed(500_000)  # want "summed\\(\\) computes for long"
    summed(50)
    table()  # want "table\\(\\) computes for long"
    table(10, 10)
    table(columns=10)
    Model().train(10_000_000)  # want "Model\\(\\).train\\(\\) computes for long"
    Model.train(Model(), 10_000_000)  # want "Model.train\\(\\) computes for long"
    Model().train(10)


async def in_turns():
    total = 0
    for i in range(1000):
        await asyncio.sleep(0)
        for j in range(1000):
            total += i * j
    return total
