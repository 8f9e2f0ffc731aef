import threading


def divisible(n):
    for divisor in range(2, int(n ** 0.5) + 1):
        if n % divisor == 0:
            return True
    return False


def count(start, stop, found, index):
    found[index] = sum(1 for n in range(start, stop) if not divisible(n))


def down(n):
    while n > 0:
        n -= 1


def down_a_little(n):
    while n > 0:
        n -= 1


def main():
    found = [0] * 4
    for i in range(4):
        threading.Thread(target=count, args=(i * 100000, i * 100000 + 100000, found, i)).start()  # want "count\\(\\) only computes"
    first = threading.Thread(target=down, args=(50_000_000,))  # want "down\\(\\) only computes"
    second = threading.Thread(target=down, args=(50_000_000,))  # want "down\\(\\) only computes"
    third = threading.Thread(target=down_a_little, args=(50,))
    fourth = threading.Thread(target=down_a_little, args=(50,))
    for thread in (first, second, third, fourth):
        thread.start()


main()
