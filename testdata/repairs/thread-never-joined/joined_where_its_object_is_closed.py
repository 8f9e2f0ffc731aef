# safe: no
import threading


class Work:
    def __init__(self):
        self.stopping = False
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.stopping:
            print("é")

    def close(self):
        self.stopping = True
