# safe: yes
# before: raises RuntimeError
# after: prints é
import threading


class Worker(threading.Thread):
    def __init__(self, name):
        """A worker."""
        # what it prints
        self.what = name

    def run(self):
        print(self.what)


worker = Worker("é")
worker.start()
worker.join()
