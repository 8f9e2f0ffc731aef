# A method of the thread's own class waits for it.
import queue
import threading


class Wrapped(threading.Thread):
    def __init__(self, action):
        super().__init__()
        self._result = queue.Queue()
        self.action = action

    def run(self):
        self._result.put(self.action())

    def wait_for_result(self):
        return self._result.get()


def both(first, second):
    threads = []
    threads.append(Wrapped(first))
    threads.append(Wrapped(second))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.wait_for_result()
