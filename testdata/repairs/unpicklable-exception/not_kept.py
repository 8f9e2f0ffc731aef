# safe: no
# before: raises BrokenProcessPool
# after: prints 404: é
from concurrent.futures import ProcessPoolExecutor


class Failed(Exception):
    """It failed."""

    def __init__(self, code, text):
        super().__init__("%s: %s" % (code, text))  # the message


def work():
    raise Failed(404, "é")


def main():
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(work).result()
        except Failed as error:
            print(error)


if __name__ == "__main__":
    main()
