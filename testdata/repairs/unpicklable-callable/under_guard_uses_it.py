# target: 3.14
# repair: none
from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":
    factor = 2

    def double(n):
        return factor * n

    with ProcessPoolExecutor(1) as pool:
        print(list(pool.map(double, [1, 2])))
