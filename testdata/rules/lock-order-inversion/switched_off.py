# What a parameter switches off is not taken.
import threading


class Api:
    def __init__(self):
        self.requests = threading.Lock()
        self.cache = threading.Lock()
        self.log = threading.Lock()

    def check(self):
        with self.requests:
            pass

    def fetch(self, path, skip_check=False):
        if not skip_check:
            self.check()
        return path

    def load(self):
        with self.cache:
            return self.fetch("well-known", skip_check=True)

    def log_in(self):
        with self.requests:
            self.load()

    def report(self):
        with self.log:
            return self.fetch("report")  # want "self.requests is taken here while self.log is held"

    def log_out(self):
        with self.requests:
            with self.log:
                pass
