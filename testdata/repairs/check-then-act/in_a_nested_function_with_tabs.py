# safe: no
import threading


def run(keys):
	seen = {}

	def look(key):
		if key not in seen:
			seen[key] = """several
lines"""

	for key in keys:
		threading.Thread(target=look, args=(key,)).start()
