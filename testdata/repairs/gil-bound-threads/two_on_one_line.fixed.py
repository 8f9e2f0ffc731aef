# safe: no
# before: prints done
# after: prints done
import multiprocessing


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
    return fib(n)


class Main:
    def run(self):
        """é"""
        a, b = multiprocessing.Process(target=work, args=(6,)), multiprocessing.Process(target=work, args=(6,))  # é
        a.start(); b.start()
        a.join(); b.join()
        print("done")


if __name__ == "__main__":
    Main().run()
