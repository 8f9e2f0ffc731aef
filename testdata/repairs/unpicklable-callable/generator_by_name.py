# repair: none
from concurrent.futures import ProcessPoolExecutor


def words(text, by=None):
    yield from text.split(by)


def main():
    with ProcessPoolExecutor() as pool:
        return pool.submit(words, "a b", by=" ").result()
