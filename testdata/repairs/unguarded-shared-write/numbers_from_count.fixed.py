# target: 3.9
# safe: no
# repair: 2
# before: prints [11, 12, 13, 14]
# after: prints [11, 12, 13, 14]
import itertools
import threading

last = itertools.count(11)
seen = []


def number():
    global last
    # ça compte
    return next(last)


def work():
    seen.append(number())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen))
