import threading


def numbers(n):
    for i in range(n):
        yield convert(i)


def convert(i):
    return i


def delegating(n):
    yield from numbers(n)


class Rows:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.row()

    def row(self):
        return self.n


def consume():
    for x in numbers(2):
        convert(x)
    for row in Rows(2):
        pass


def main():
    t = threading.Thread(target=consume)
    t.start()
    t.join()
    total = sum(x for x in delegating(2))
    for x in delegating(1):
        total += x
    return [convert(x) for x in range(total)]


main()
