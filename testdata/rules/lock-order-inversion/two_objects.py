import threading


class Account:
    def __init__(self, number):
        self.number = number
        self.lock = threading.Lock()
        self.balance = 0

    def __eq__(self, other: "Account"):
        with self.lock, other.lock:  # want "^possible hint: self.lock is taken before other.lock(?s:.*)self.lock is taken here"
            return self.balance == other.balance

    def merge(self, other: "Account"):
        first, second = sorted((self, other), key=lambda a: a.number)
        with first.lock:
            with second.lock:
                self.balance += other.balance

    def absorb(self, other: "Account"):
        if self.number > other.number:
            return other.absorb(self)
        with self.lock, other.lock:
            self.balance += other.balance

    def again(self):
        with self.lock:
            pass


def transfer(source: Account, target: Account, amount):
    with source.lock:
        with target.lock:  # want "^possible hint: source.lock is taken before target.lock"
            source.balance -= amount
            target.balance += amount


def in_turn(source: Account, target: Account):
    with source.lock:
        source.balance = 0
    with target.lock:
        target.balance = 0


def gives_up(source: Account, target: Account):
    with source.lock:
        if target.lock.acquire(timeout=1):
            target.lock.release()


def of_one(source: Account):
    target = Account(1)
    with source.lock, target.lock:
        target.balance = source.balance
