# safe: no
# before: prints 0
# after: prints 2
import threading
import time

done = []


def slow(name):
    time.sleep(0.8)
    done.append(name)


def work(names):
    for name in names:
        t = threading.Thread(target=slow, args=(name,))
        t.start()  # at once


work("ab")
print(len(done))
