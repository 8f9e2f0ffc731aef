# target: 3.13
import threading
import time


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if self.balance >= amount:
            time.sleep(0.001)
            self.balance -= amount  # want "warning: another thread can change self.balance between the check and this line, and then what was checked no longer holds"

    def deposit(self, amount):
        self.balance += amount


def spend(account):
    for _ in range(10):
        account.withdraw(10)
    account.deposit(1)


def main():
    account = Account(100)
    threads = [threading.Thread(target=spend, args=(account,)) for _ in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


class Seats:
    def __init__(self):
        self.left = 10
        self.sold = 0
        self.highest = 0
        self.lock = threading.Lock()
        self.free = 10

    def book(self, n):
        if self.left < n:
            raise ValueError("sold out")
        self.left -= n  # want "hint: another thread can change self.left"

    def sell(self, n):
        if n > 0:
            self.sold += n

    def take(self):
        with self.lock:
            if self.free > 0:
                self.free -= 1

    def take_unless_full(self):
        with self.lock:
            if self.free < 1:
                return
            self.free -= 1


seats = Seats()


def book():
    seats.book(1)
    seats.sell(1)
    seats.take()
    seats.take_unless_full()


for _ in range(3):
    threading.Thread(target=book).start()


class Mine:
    def __init__(self):
        self.left = 10

    def take(self):
        if self.left > 0:
            self.left -= 1


def alone():
    mine = Mine()
    mine.take()


for _ in range(3):
    threading.Thread(target=alone).start()

if __name__ == "__main__":
    main()
