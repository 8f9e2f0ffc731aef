# target: 3.14
# safe: no
# before: raises TypeError
# after: prints [3, 4]
import multiprocessing

base = None


def setup(number, text):
    global base
    base = number + len(text)


def work(n):
    return base + n


class Main:
    def run(self, text):
        é = 1; setup(1, text)
        with multiprocessing.Pool(1, initializer=setup, initargs=(1, text)) as pool:
            print(pool.map(work, [1, 2]))
        return é


if __name__ == "__main__":
    Main().run("é")
