# safe: no
import threading

_names = set()


def grow(name):
    _names.add(name)


def shout():
    return [name.upper() for name in _names if name]


def main():
    threading.Thread(target=grow, args=("é",)).start()
    print(shout())
