# Once the thread was waited for, it goes through nothing any more.
import threading


class Router:
    def __init__(self):
        self.queues = {}
        self.names = {}
        self.thread = None

    def start(self):
        self.thread = threading.Thread(target=self.route)
        self.thread.start()

    def route(self):
        for queue in self.queues.values():
            queue.put(1)
        for name in self.names.values():  # want "another thread can change the size of self.names"
            print(name)

    def stop(self):
        self.thread.join()
        self.queues.clear()

    def stop_soon(self):
        self.thread.join(0.1)
        self.names.clear()
