# safe: no
import multiprocessing


class Work:
    def do(self):
        process = multiprocessing.Process(target=print, args=("é",))
        process.start()
        process.join()
        return 1
