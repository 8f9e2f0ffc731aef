# safe: no
import threading


def run(keys):
	seen = {}
	seen_lock = threading.Lock()

	def look(key):
		with seen_lock:
			if key not in seen:
				seen[key] = """several
lines"""

	for key in keys:
		threading.Thread(target=look, args=(key,)).start()
