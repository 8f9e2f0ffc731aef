# target: 3.14
# safe: yes
# before: raises AttributeError|BrokenProcessPool
# after: prints [2, 4]
from concurrent.futures import ProcessPoolExecutor


# é: twice
def double(n, by=2):
    """Doubles."""
    return by * n


if __name__ == "__main__":
    numbers = [1, 2]

    with ProcessPoolExecutor(1) as pool:
        print(list(pool.map(double, numbers)))
