# safe: no
import json
import threading


def write(path):
	with open(path, "w") as file:
		json.dump(1, file)


def main(path):
	thread = threading.Thread(
		target=write,  # the file
		args=(path,),
		daemon=True,
	)
	thread.start()
	print("été")
	thread.join()
