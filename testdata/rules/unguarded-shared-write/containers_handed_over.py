"""One container is handed to several threads as an argument."""
import threading
from concurrent.futures import ThreadPoolExecutor

totals = [0]


def tally(counts, words):
    for word in words:
        counts[word] = counts.get(word, 0) + 1  # want "update counts\\[word\\] at the same time.*tally runs in a thread from here"


def price(i):
    return i % 3


def add(result: dict, i):
    result["n"] += price(i)  # want "update result\\[\"n\"\\] at the same time"


def add_total(total, i):
    total[0] += price(i)  # want "update total\\[0\\] at the same time"


def add_own(own, i):
    own[0] += price(i)


def add_fresh(fresh, i):
    fresh[0] += price(i)


def add_locked(guarded, lock, i):
    with lock:
        guarded[0] += price(i)


def append(found, i):
    found.append(price(i))


def own_slot(slots, i):
    slots[i] += price(i)


def main():
    counts = {}
    threads = [threading.Thread(target=tally, args=(counts, ["a", "b"])) for _ in range(4)]
    result = {"n": 0}
    threads += [threading.Thread(target=add, args=(result, i)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with ThreadPoolExecutor() as pool:
        for i in range(4):
            pool.submit(add_total, totals, i)


def apart():
    lock = threading.Lock()
    guarded = [0]
    found = []
    slots = [0] * 4
    threads = [threading.Thread(target=add_fresh, args=([0], i)) for i in range(4)]
    for i in range(4):
        own = [0]
        threads.append(threading.Thread(target=add_own, args=(own, i)))
        threads.append(threading.Thread(target=add_locked, args=(guarded, lock, i)))
        threads.append(threading.Thread(target=append, args=(found, i)))
        threads.append(threading.Thread(target=own_slot, args=(slots, i)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
    apart()
