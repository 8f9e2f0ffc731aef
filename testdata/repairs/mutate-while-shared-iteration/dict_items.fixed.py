# safe: no
# before: raises RuntimeError
# after: prints done
import threading


class Server:
    def __init__(self):
        self.clients = {1: "a", 2: "b"}
        self.changed = threading.Event()
        self.seen = threading.Event()

    def run(self):
        thread = threading.Thread(target=self.grow)
        thread.start()
        for number, name in list(self.clients.items()):  # each of them
            self.seen.set()
            self.changed.wait(1)
        thread.join()
        print("done")

    def grow(self):
        self.seen.wait(1)
        self.clients[3] = "é"
        self.changed.set()


if __name__ == "__main__":
    Server().run()
