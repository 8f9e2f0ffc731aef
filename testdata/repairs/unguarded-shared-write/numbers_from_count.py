# target: 3.9
# safe: no
# repair: 2
# before: prints [11, 12, 13, 14]
# after: prints [11, 12, 13, 14]
import threading

last = 10
seen = []


def number():
    global last
    last += 1  # ça compte
    return last


def work():
    seen.append(number())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen))
