# A generator cannot come back from a pool's task.
from concurrent.futures import ProcessPoolExecutor


def lines():
    yield 1


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(lines).result(20)
            raise SystemExit("came back")
        except TypeError:
            pass
