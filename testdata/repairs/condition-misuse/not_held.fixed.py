# safe: no
# before: raises RuntimeError
# after: prints told
import threading


class Box:
    def __init__(self):
        self.changed = threading.Condition()

    def _tell(self):
        with self.changed:
            self.changed.notify_all()  # all of them
        print("told")

    def put(self):
        self._tell()


Box().put()
