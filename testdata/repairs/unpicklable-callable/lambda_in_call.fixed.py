# safe: no
# before: raises AttributeError|PicklingError
# after: prints [1, 4]
import multiprocessing


def task(n):
    return n * n


def square(numbers):
    with multiprocessing.Pool(1) as pool:
        é = 1; squares = pool.map(task, numbers)  # é
        return squares


if __name__ == "__main__":
    print(square([1, 2]))
