"""The new value is worked out first, and stored later."""
import threading
import time

balance = 100
limit = 10
highest = 0


def deposit(amount):
    global balance
    new = balance + amount
    time.sleep(0.01)
    balance = new  # want "update balance at the same time"


def set_limit(amount):
    global limit
    new = amount + 1
    time.sleep(0.01)
    limit = new


def main():
    threads = [threading.Thread(target=deposit, args=(10,)) for _ in range(5)]
    threads += [threading.Thread(target=set_limit, args=(limit,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
