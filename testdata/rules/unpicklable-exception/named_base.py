import multiprocessing


class Named(Exception):
    def __init__(self, code, text):
        Exception.__init__(self, text)
        self.code = code


class Below(Named):
    def __init__(self, code, text, place):
        Named.__init__(self, code, text)
        self.place = place


class Whole(Exception):
    def __init__(self, code, text):
        Exception.__init__(self, code, text)


class Other:
    def __init__(self, text):
        self.text = text


class Mixed(Other, Exception):
    def __init__(self, code, text):
        Exception.__init__(self, code, text)
        self.code = code


class Odd(Exception):
    def __init__(self, code, text):
        Exception.__init__(code, text)


def named(n):
    raise Named(n, "a")  # want "Named"


def below(n):
    raise Below(n, "a", "b")  # want "Below"


def whole(n):
    raise Whole(n, "a")


def mixed(n):
    raise Mixed(n, "a")


def odd(n):
    raise Odd(n, "a")


def main(items):
    with multiprocessing.Pool() as pool:
        pool.map(named, items)
        pool.map(below, items)
        pool.map(whole, items)
        pool.map(mixed, items)
        pool.map(odd, items)
