# pythons: >=3.14
# An interpreter takes a function of the main guard that uses no global, and refuses one that does.
import math
from concurrent.futures import InterpreterPoolExecutor

if __name__ == "__main__":
    def closed(n):
        return n * 2

    def opened(n):
        return math.sqrt(n)

    with InterpreterPoolExecutor(1) as pool:
        assert pool.submit(closed, 2).result(20) == 4
        try:
            pool.submit(opened, 4).result(20)
            raise SystemExit("taken")
        except Exception as error:
            assert type(error).__name__ == "NotShareableError", error
