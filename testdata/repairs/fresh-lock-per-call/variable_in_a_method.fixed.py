# safe: no
import threading


lock = threading.Lock()


class Shelf:
	"""Une étagère."""

	def put(self, book):
		# for the books
		with lock:
			print(book)
