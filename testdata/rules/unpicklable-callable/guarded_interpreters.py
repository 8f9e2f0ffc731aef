# target: 3.14
import math
from concurrent.futures import InterpreterPoolExecutor

if __name__ == "__main__":
    def closed(n):
        return n * 2

    def opened(n):
        return math.sqrt(n)

    with InterpreterPoolExecutor() as pool:
        pool.submit(closed, 1)
        pool.submit(opened, 1)  # want "takes opened along"
