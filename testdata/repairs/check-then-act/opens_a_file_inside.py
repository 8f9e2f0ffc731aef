# repair: none
import threading

_texts = {}


def text(path):
    if path not in _texts:
        with open(path) as file:
            _texts[path] = file.read()
    return _texts[path]


for _ in range(4):
    threading.Thread(target=text, args=("a",)).start()
