# safe: no
import threading

_lock = threading.Lock()
_seen = set()  # guarded-by: _lock


def see(name):
	if name:
		with _lock:
			_seen.add(
				name
			)  # for good
	return name


def all_seen():
	with _lock:
		return sorted(_seen)
