"""Imports more than it needs: for `python -X importtime import_demo.py`."""
import json
from concurrent.futures import ThreadPoolExecutor


def report(numbers):
    import decimal

    return decimal.Decimal(sum(numbers))


if __name__ == "__main__":
    with ThreadPoolExecutor(1) as pool:
        print(json.dumps(str(pool.submit(report, [1, 2, 3]).result())))
