import functools
import time


def retried(f):
    @functools.wraps(f)
    def again(*args):
        time.sleep(1)
        return f(*args)
    return again


def times(n):
    def around(f):
        def inner(*args):
            for _ in range(n):
                time.sleep(1)
            return f(*args)
        return inner
    return around


def noted(f):
    def inner(*args):
        print(f)
        return f(*args)
    return inner


def registered(f):
    def later():
        time.sleep(1)
    return f


@retried
def fetch():
    return 1


@times(2)
def send():
    return 1


@noted
def log():
    return 1


@noted
@retried
def both():
    return 1


@registered
def plain():
    return 1


class Client:
    @retried
    def get(self):
        return 1


async def main(client: Client):
    fetch()  # want "fetch\\(\\) ends up calling time.sleep\\(\\)(?s:.*)again calls time.sleep"
    send()  # want "send"
    log()
    both()  # want "both"
    plain()
    client.get()  # want "client.get"
    return fetch


def once(f):
    f.done = False

    def inner():
        if f.done:
            return
        f()
        f.done = True
    return inner


@once
def load():
    time.sleep(1)


async def loads_once():
    load()  # want "^possible"
