# The element is made from another one, which get() reads: no old value is written back.
import threading

_details = {"usage": 1}
_total = {"n": 0}


def note():
    _details["seen"] = bool(_details.get("usage"))


def count():
    _total["n"] = _total.get("n", 0) + len(str(_total))  # want "two threads can update _total"


def work():
    note()
    count()


for _ in range(2):
    threading.Thread(target=work).start()
