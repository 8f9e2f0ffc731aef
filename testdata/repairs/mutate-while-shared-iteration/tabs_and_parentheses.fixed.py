# safe: no
import threading


class Server:
	def __init__(self):
		self.clients = {}

	def start(self):
		threading.Thread(target=self.grow).start()

	def grow(self):
		self.clients["été"] = 1

	def show(self):
		for client in (
			list(self.clients.values())  # all
		):
			print(client)
