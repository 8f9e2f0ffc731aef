# The loop ends the program itself.
import os
import signal
import threading
import time


def watch(parent):
    while True:
        if os.getppid() != parent:
            os._exit(1)
        time.sleep(1)


def watch_other(pid):
    while True:
        try:
            os.kill(pid, 0)
        except OSError:
            os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(1)


threading.Thread(target=watch, args=(1,), daemon=True).start()
threading.Thread(target=watch_other, args=(1,), daemon=True).start()
