"""A check before one update does not hide the other update of the same value."""
import threading


def fee(amount):
    return amount


class Account:
    def __init__(self):
        self.balance = 0

    def deposit(self, amount):
        self.balance += fee(amount)  # want "update self.balance at the same time"

    def withdraw(self, amount):
        if self.balance > 0:
            self.balance -= fee(amount)


account = Account()


def work():
    account.deposit(1)
    account.withdraw(1)


def main():
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
