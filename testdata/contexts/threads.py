import threading

total = 0
lock = threading.Lock()


def add(n):
    global total
    with lock:
        total = plus(total, n)


def plus(a, b):
    return a + b


def report():
    return plus(total, 0)


def main():
    threads = [threading.Thread(target=add, args=(i,)) for i in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    report()


main()
