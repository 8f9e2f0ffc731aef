# safe: no
import pathlib
import threading

folder = pathlib.Path("été")


def make():
	if not folder.exists():
		folder.mkdir()


def main():
	for _ in range(3):
		threading.Thread(target=make).start()
