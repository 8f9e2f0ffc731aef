# safe: no
# before: prints 2
# after: prints 1
import threading
import time

inside = most = 0


class Slow:
    def __rmul__(self, n):
        time.sleep(0.1)
        return n


one = Slow()


# one at a time
def work():
    global inside, most
    with threading.Lock():
        inside += 1
        most = max(most, inside)
        inside += -1 * one


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most)
