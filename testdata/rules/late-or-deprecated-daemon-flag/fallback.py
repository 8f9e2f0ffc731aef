# Only where the attribute is missing.
import threading


class Base(threading.Thread):
    def __init__(self):
        threading.Thread.__init__(self)
        if hasattr(self, "daemon"):
            self.daemon = True
        else:
            self.setDaemon(True)


def start(work):
    thread = threading.Thread(target=work)
    if work:
        thread.daemon = True
    else:
        thread.setDaemon(True)  # want "deprecated since 3.10"
    thread.start()
    thread.join()
