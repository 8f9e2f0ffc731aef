# What is stored was there before: whoever comes second stores the same.
import threading

_kinds = {"thread": object}
_chosen = None


class Settings:
    default = object()


def fall_back(kind):
    if kind not in _kinds:
        _kinds[kind] = _kinds["thread"]
    return _kinds[kind]


def chosen():
    global _chosen
    if _chosen is None:
        _chosen = Settings.default
    return _chosen


def work():
    fall_back("process")
    chosen()


for _ in range(2):
    threading.Thread(target=work).start()
