import multiprocessing
import threading
from threading import Thread as T


class Forgets(T):  # want "error: Forgets never calls Thread.__init__\\(\\): start\\(\\) fails\nsubclasses.py: this __init__ replaces"
    def __init__(self, path):
        self.path = path


class ForgetsProcess(multiprocessing.Process):  # want "never calls Process.__init__"
    def __init__(self, path):
        self.path = path


class Early(threading.Thread):  # want "Early sets self.daemon before it calls Thread.__init__\\(\\): this raises"
    def __init__(self):
        self.daemon = True
        super().__init__()


class Stops(threading.Thread):  # want "Stops replaces what Thread keeps as self._stop: join\\(\\) fails"
    def __init__(self):
        super().__init__()
        self._stop = threading.Event()


class Good(threading.Thread):
    def __init__(self, path):
        threading.Thread.__init__(self, daemon=True)
        self.path = path
        self.daemon = False


class Old(T):
    def __init__(self, path):
        super(Old, self).__init__()


class Helped(T):
    def __init__(self, path):
        self.prepare()

    def prepare(self):
        super().__init__()


class None_(T):
    def run(self):
        return 1


class Refuses(T):
    def __init__(self):
        raise NotImplementedError


class Fake(T):
    def __init__(self):
        self.started = False

    def start(self):
        self.started = True


class Plain:
    def __init__(self):
        self._stop = 1
