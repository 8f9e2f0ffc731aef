import threading


class Bus:
    def __init__(self, done):
        self.lock = threading.Lock()
        self.again = threading.RLock()
        self.listeners = []
        self.named = {}
        self.own = []
        self.done = done

    def listen(self, listener, name):
        with self.lock:
            self.listeners.append(listener)
            self.named[name] = listener
            self.own.append(self.finish)

    def send(self, event):
        with self.lock:
            for listener in self.listeners:
                listener(event)  # want "^hint: listener\\(\\) is called while self.lock is held(?s:.*)whoever calls Bus.listen says what it is"

    def send_named(self, event):
        with self.lock:
            for listener in list(self.named.values()):
                listener(event)  # want "^hint: listener"

    def finish(self):
        with self.lock:
            self.done()

    def copied(self, event):
        with self.lock:
            listeners = list(self.listeners)
        for listener in listeners:
            listener(event)

    def reentrant(self, event):
        with self.again:
            for listener in self.listeners:
                listener(event)

    def its_own(self):
        with self.lock:
            for step in self.own:
                print(step)

    def run(self, work):
        with self.lock:
            work()
