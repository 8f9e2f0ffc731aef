# target: 3.9
# repair: none
import threading


class Jobs:
    __slots__ = ("done",)

    def __init__(self):
        self.done = 0

    def start(self):
        for _ in range(3):
            threading.Thread(target=self.work).start()

    def work(self):
        self.done += 1
        print(self.done)
