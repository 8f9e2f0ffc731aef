# start-method: spawn
# safe: no
# before: raises TypeError
# after: prints 2
import multiprocessing
import sqlite3


def count(connection, n):
    return connection.execute("select ?", (n,)).fetchone()[0]


def run_count(path):
    return count(sqlite3.connect(path), 2)


class Job:
	def main(self, path):
		# for the count
		with multiprocessing.get_context("spawn").Pool(1) as pool:
			print(pool.apply_async(run_count, (path,)).get())


if __name__ == "__main__":
	Job().main(":memory:")
