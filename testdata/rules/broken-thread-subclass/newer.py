# target: 3.13
import threading


class Stops(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop = threading.Event()


class Started(threading.Thread):  # want "self._started: start\\(\\) fails"
    def __init__(self):
        super().__init__()
        self._started = False


def shadowed():
    class Thread:
        pass

    class Mine(Thread):
        def __init__(self):
            self.path = 1

    return Mine
