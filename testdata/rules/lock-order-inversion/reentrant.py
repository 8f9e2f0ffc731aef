# Who holds a lock already does not wait when it takes it again.
import threading


class Sensor:
    def __init__(self):
        self.lock = threading.RLock()


class Metrics:
    def __init__(self):
        self.lock = threading.RLock()
        self.other = threading.RLock()
        self.third = threading.RLock()
        self.sensor = Sensor()

    def remove(self):
        with self.lock:
            with self.sensor.lock:
                self.remove_one()

    def remove_one(self):
        with self.lock:
            pass

    def twice(self):
        with self.lock:
            with self.other:
                with self.lock:
                    pass

    def there(self):
        with self.other:
            with self.third:  # want "self.third is taken here while self.other is held"
                pass

    def back(self):
        with self.third:
            self.take_other()

    def take_other(self):
        with self.other:
            pass
