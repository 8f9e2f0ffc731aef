# repair: none
from concurrent.futures import ProcessPoolExecutor


class Failed(Exception):
    def __init__(self, code, *, text):
        super().__init__(code)
        self.text = text


def work():
    raise Failed(404, text="é")


def main():
    with ProcessPoolExecutor(1) as pool:
        pool.submit(work).result()
