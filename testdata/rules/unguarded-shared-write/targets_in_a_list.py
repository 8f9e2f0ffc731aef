"""Functions of a list that is written out, once or several times, are what threads run."""
import threading

n = 0
m = 0


def inc():
    global n
    n += len(str(n))  # want "update n at the same time"


def dec():
    global n
    n -= len(str(n))


def other():
    global m
    m += len(str(m))  # want "update m at the same time"


def alone():
    print(n)


again = again * 2


def of_themselves():
    more = more + more
    for f in again * 2 + more:
        threading.Thread(target=f).start()


def main():
    threads = [threading.Thread(target=f) for f in [inc, dec] * 5]
    threads += [threading.Thread(target=f) for f in (other,) + (alone, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
