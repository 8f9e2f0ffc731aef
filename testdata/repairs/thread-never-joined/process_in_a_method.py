# safe: no
import multiprocessing


class Work:
    def do(self):
        multiprocessing.Process(target=print, args=("é",)).start()
        return 1
