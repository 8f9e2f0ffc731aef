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
    started = []
    for name in names:
        t = threading.Thread(target=slow, args=(name,))
        t.start()  # at once
        started.append(t)
    for t in started:
        t.join()


work("ab")
print(len(done))
