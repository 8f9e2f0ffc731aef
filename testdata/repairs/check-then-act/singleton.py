# safe: no
# before: prints 4
# after: prints 1
import threading
import time

made = []
_client = None


class Slow:
    def __radd__(self, n):
        time.sleep(0.05)
        return n + 1


one = Slow()


class Client:
    def __init__(self):
        made.append(self)
        self.number = 0 + one


def client():
    global _client
    if _client is None:  # nobody has it yet
        _client = Client()
    return _client


threads = [threading.Thread(target=client) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(made))
