# safe: yes
# before: raises IndexError
# after: prints got 1
import threading


class Box:
    def __init__(self):
        self.changed = threading.Condition()
        self.items = []

    def take(self):
        with self.changed:
            if not self.items:  # nothing yet
                self.changed.wait()
            return self.items.pop()

    def wake(self):
        with self.changed:
            self.changed.notify_all()

    def put(self, item):
        with self.changed:
            self.items.append(item)
            self.changed.notify_all()


box = Box()
threading.Timer(0.1, box.wake).start()
timer = threading.Timer(0.3, box.put, args=(1,))
timer.start()
print("got", box.take())
