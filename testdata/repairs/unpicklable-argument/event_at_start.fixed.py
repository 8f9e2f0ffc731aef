# target: 3.14
# safe: no
# before: raises TypeError
# after: prints True
import multiprocessing


def work(done):
    done.set()


def main():
    done = multiprocessing.Event()
    process = multiprocessing.Process(target=work, args=(done,))
    process.start()
    process.join()
    print(done.is_set())


if __name__ == "__main__":
    main()
