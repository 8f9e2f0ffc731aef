# safe: yes
import threading

changed = threading.Condition()
items = []


def take(nom="été"):
	with changed:
		if not items and nom: changed.wait()
		return items.pop()
