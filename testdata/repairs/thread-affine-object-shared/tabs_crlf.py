# safe: no
# before: raises ProgrammingError
# after: prints (2,)
from sqlite3 import connect
import threading

db = connect("", timeout=1)


class Job:
	def write(self, n):
		print(db.execute("select ?", (n,)).fetchone())

	def main(self):
		thread = threading.Thread(target=self.write, args=(2,))
		thread.start()
		thread.join()


Job().main()
