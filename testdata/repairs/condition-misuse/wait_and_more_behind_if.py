# repair: none
import threading

changed = threading.Condition()
items = []


def take():
    with changed:
        if not items:
            changed.wait()
            print("something came")
        return items.pop()
