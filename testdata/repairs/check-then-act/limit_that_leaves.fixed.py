# safe: no
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self._balance_lock = threading.Lock()

    def withdraw(self, amount):
        with self._balance_lock:
            if self.balance < amount:
                raise ValueError("not enough")
            self.balance -= amount

    def deposit(self, amount):
        with self._balance_lock:
            self.balance += amount


account = Account(100)


def move():
    account.withdraw(10)
    account.deposit(10)


threads = [threading.Thread(target=move) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(account.balance)
