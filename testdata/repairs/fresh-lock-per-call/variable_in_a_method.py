# safe: no
import threading


class Shelf:
	"""Une étagère."""

	def put(self, book):
		lock = threading.Lock()  # for the books
		with lock:
			print(book)
