# safe: no
# repair: 2
# target: 3.14
# before: raises RuntimeError
# after: prints 3
import multiprocessing


def set_results(value):
    global results
    results = value


def work():
    def put():
        results.put(3)

    put()


def main():
    results = multiprocessing.Queue()
    pool = multiprocessing.Pool(1, initializer=set_results, initargs=(results,))
    pool.apply(work, ())
    print(results.get())
    pool.close()
    pool.join()


if __name__ == "__main__":
    main()
