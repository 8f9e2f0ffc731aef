# safe: no
# repair: 2
# target: 3.14
# before: raises RuntimeError
# after: prints 3
import multiprocessing


def work(results: multiprocessing.Queue):
    def put():
        results.put(3)

    put()


def main():
    results = multiprocessing.Queue()
    pool = multiprocessing.Pool(1)
    pool.apply(work, (results,))
    print(results.get())
    pool.close()
    pool.join()


if __name__ == "__main__":
    main()
