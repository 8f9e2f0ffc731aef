import multiprocessing
from multiprocessing import Process as Worker

numbers = multiprocessing.Array("i", 4)


def count(counter):
    counter.value += 1  # want "^error: two processes can update counter.value.*hold counter.get_lock\\(\\).*count runs in processes from here"


def fill():
    numbers[0] += 1  # want "numbers\\[0\\]"


def spelled_out(counter):
    counter.value = counter.value + 1  # want "counter.value.*hold counter.get_lock\\(\\)"


def sets_anew(counter, other):
    counter.value = other + 1


def locked(counter):
    with counter.get_lock():
        counter.value += 1


def with_a_lock(counter, lock):
    with lock:
        counter.value += 1


def writes(counter):
    counter.value = 1


def alone(counter):
    counter.value += 1


def look_alike(box):
    box.value += 1


class Box:
    value = 0


def main():
    counter = multiprocessing.Value("i", 0)
    lock = multiprocessing.Lock()
    single = multiprocessing.Value("i", 0)
    for _ in range(4):
        Worker(target=count, args=(counter,)).start()
        Worker(target=fill).start()
        Worker(target=spelled_out, args=(counter,)).start()
        Worker(target=sets_anew, args=(counter, 1)).start()
        Worker(target=locked, args=(counter,)).start()
        Worker(target=with_a_lock, args=(counter, lock)).start()
        Worker(target=writes, args=(counter,)).start()
        Worker(target=look_alike, args=(Box(),)).start()
    Worker(target=alone, args=(single,)).start()


def not_a_process(counter):
    counter.value += 1
