# safe: no
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if self.balance >= amount:
            self.balance -= amount


def spend(account):
    account.withdraw(10)


account = Account(100)
threads = [threading.Thread(target=spend, args=(account,)) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(account.balance)
