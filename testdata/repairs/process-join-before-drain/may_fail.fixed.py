# safe: no
# before: hangs
# after: prints 100000
import multiprocessing


def work(queue):
    for n in (100000, 1):
        queue.put("x" * n)


class Test:
    @staticmethod
    def check():
        queue = multiprocessing.Queue()
        process = multiprocessing.Process(target=work, args=(queue,))
        process.start()
        # what it says
        print(len(queue.get()))  # long
        queue.get()
        process.join()  # é


if __name__ == "__main__":
    Test.check()
