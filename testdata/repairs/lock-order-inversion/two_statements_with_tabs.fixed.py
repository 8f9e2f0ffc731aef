# safe: no
import threading


class Shelf:
	def __init__(self):
		self.books = threading.Lock()
		self.names = threading.Lock()

	def put(self):
		with self.books:
			print("é")
			with self.names:
				print("put")

	def take(self):
		with self.books:
			# and then
			with self.names:
				print("été")
