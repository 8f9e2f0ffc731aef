# safe: no
# before: raises BrokenProcessPool
# after: prints 404 é
from concurrent.futures import ProcessPoolExecutor


class Failed(Exception):
    def __init__(self, code, text):
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text  # é

    def __str__(self):
        return "failed"


def work():
    raise Failed(404, "é")


def main():
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(work).result()
        except Failed as error:
            print(error.code, error.text)


if __name__ == "__main__":
    main()
