import time

import requests


def fetch(url):
    return requests.get(url)


def harmless():
    return 1


def marked():  # parahint: non-blocking
    time.sleep(0)


class Client:
    def load(self):
        self._wait()

    def _wait(self):
        time.sleep(1)

    def __enter__(self):
        time.sleep(1)
        return self

    def __exit__(self, *exc):
        pass
