# repair: none
from multiprocessing import Process, Value


def count(one, two):
    for _ in range(100): one.value += 1; two.value += 1


if __name__ == "__main__":
    one, two = Value("i", 0), Value("i", 0)
    for _ in range(3):
        Process(target=count, args=(one, two)).start()
