# safe: yes
import threading

lock = threading.Lock()


def write(path, names):
	lock.acquire()
	for name in names:
		save(path, f"""été
{name}
""")
	# done
	lock.release()  # and free


def save(path, text):
	with open(path, "a") as file:
		file.write(text)
