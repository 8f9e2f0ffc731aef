import multiprocessing as mp
import threading
from concurrent.futures import ProcessPoolExecutor


def work(n):
    return n


def main():
    process = mp.Process(target=work, args=(1,))
    process.start()


class Fake:
    def start(self):
        return 1


pool = mp.Pool(2)  # want "hint: multiprocessing.Pool\\(\\) starts a process whenever this module is imported.*fork spares it"
main()  # want "main\\(\\) starts a process.*\nscript.py: main calls"
executor = ProcessPoolExecutor()
executor.submit(work, 1)  # want "submit"
queue = mp.Queue()
threading.Thread(target=work).start()
Fake().start()
forked = mp.get_context("fork").Pool()

if __name__ == "__main__":
    mp.Pool()
    main()
