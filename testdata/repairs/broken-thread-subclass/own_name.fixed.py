# target: 3.8
# python: >=3.8,<3.13
# safe: yes
# before: raises TypeError
# after: prints done
import threading


class Stops(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stopping = threading.Event()  # é

    def run(self):
        self._stopping.wait(1)

    def close(self):
        self._stopping.set()


stops = Stops()
stops.start()
stops.close()
stops.join()
print("done")
