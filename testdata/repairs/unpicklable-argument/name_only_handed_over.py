# start-method: spawn
# safe: no
# before: raises TypeError
# after: prints 2
import multiprocessing
import sqlite3


def count(connection, n):
    return connection.execute("select ?", (n,)).fetchone()[0]


class Job:
	def main(self, path):
		connection = sqlite3.connect(path)  # for the count
		with multiprocessing.get_context("spawn").Pool(1) as pool:
			print(pool.apply_async(count, (connection, 2)).get())


if __name__ == "__main__":
	Job().main(":memory:")
