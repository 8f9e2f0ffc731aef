# target: 3.12
# start-method: spawn
from multiprocessing import Pool as Workers

workers = Workers()  # want "error: .*RuntimeError"


def shadowed(Workers):
    return Workers()
