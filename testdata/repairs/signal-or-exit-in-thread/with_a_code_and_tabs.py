# safe: no
import threading
from sys import exit as leave


class Work:
	def start(self):
		threading.Thread(target=self.run).start()

	def run(self, nom="été"):
		for number in range(3):
			if number: leave(1)
			print(nom)
