# An except around start and join does not see what the thread raises.
import threading


def refuses():
    raise ValueError("no")


threading.excepthook = lambda args: None
thread = threading.Thread(target=refuses)
try:
    thread.start()
    thread.join()
except ValueError:
    raise SystemExit("seen")
