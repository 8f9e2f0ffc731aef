# safe: no
import threading
from time import sleep


class Beat:
	def start(self):
		"""Bat sans arrêt."""
		threading.Thread(target=self.run, daemon=True).start()

	def run(self, every=1):
		while True:
			print("été")
			sleep(every)  # wait


beat = Beat()
