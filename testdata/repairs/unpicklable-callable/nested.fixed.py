# safe: no
# before: raises AttributeError|PicklingError
# after: prints [2, 4]
from multiprocessing import Pool


# n is a number
def double(n):
    # twice
    text = """
    kept
"""
    assert text
    return 2 * n


def run(numbers):
    """Doubles them."""

    with Pool(1) as pool:
        return pool.map(double, numbers)


if __name__ == "__main__":
    print(run([1, 2]))
