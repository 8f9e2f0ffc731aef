# safe: yes
import threading

lock = threading.Lock()


def write(path, names):
	with lock:
		for name in names:
			save(path, f"""été
{name}
""")
		# done
	# and free


def save(path, text):
	with open(path, "a") as file:
		file.write(text)
