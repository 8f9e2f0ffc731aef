# safe: no
# before: hangs
# after: prints 8
import multiprocessing as mp
import time


def slow(n):
    time.sleep(0.2)
    return n * n


def main(numbers):
    """é"""
    with mp.Pool(1) as pool:
        result = pool.map_async(slow, numbers)  # é
        # All of them.
        squares = result.get()

    return sum(
        squares
    )


if __name__ == "__main__":
    print(main([2, 2]))
