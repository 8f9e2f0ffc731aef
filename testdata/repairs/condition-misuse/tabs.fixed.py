# safe: yes
import threading

changed = threading.Condition()
items = []


def take(nom="été"):
	with changed:
		while not items and nom: changed.wait()
		return items.pop()
