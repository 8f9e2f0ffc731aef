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
		with self.names:
			# and then
			with self.books:
				print("été")
