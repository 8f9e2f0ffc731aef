# safe: no
import threading


class Beat:
	def start(self):
		"""Bat sans arrêt."""
		self._stopping = threading.Event()
		threading.Thread(target=self.run, daemon=True).start()

	def close(self):
		self._stopping.set()

	def run(self, every=1):
		while not self._stopping.is_set():
			print("été")
			self._stopping.wait(every)  # wait


beat = Beat()
