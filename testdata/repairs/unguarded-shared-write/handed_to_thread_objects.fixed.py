# safe: no
import threading


class Bank:
    def __init__(self):
        self.total = 0
        self._total_lock = threading.Lock()

    def add(self, n):
        if n > 0:
            with self._total_lock:
                self.total += n


class Teller(threading.Thread):
    def __init__(self, bank):
        super().__init__()
        self.bank = bank

    def run(self):
        self.bank.add(1)


bank = Bank()
tellers = [Teller(bank) for _ in range(3)]
for teller in tellers:
    teller.start()
for teller in tellers:
    teller.join()
print(bank.total)
