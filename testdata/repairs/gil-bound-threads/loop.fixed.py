# safe: no
# before: prints 8
# after: prints 8
import multiprocessing


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work(n):
    print(fib(n), flush=True)


def main():
    threads = [multiprocessing.Process(target=work, args=(n,)) for n in [6]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
