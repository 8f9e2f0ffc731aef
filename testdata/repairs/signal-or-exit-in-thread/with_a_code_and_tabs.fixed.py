# safe: no
import threading


class Work:
	def start(self):
		threading.Thread(target=self.run).start()

	def run(self, nom="été"):
		for number in range(3):
			if number: return
			print(nom)
