# start-method: spawn
# safe: no
# before: raises TypeError
# after: prints 3
import sqlite3
from concurrent.futures import ProcessPoolExecutor


# Counts.
def count(connection, n, *, more):
    return connection.execute("select ?", (n,)).fetchone()[0] + more


def main(path):
    é = 2
    with ProcessPoolExecutor(1) as pool:
        print(pool.submit(count, sqlite3.connect(path), é, more=1).result())


if __name__ == "__main__":
    main(":memory:")
