import threading


class Requester:
    def __init__(self):
        self.rate = 0
        self.total = 0
        self.rounds = 0

    def request(self):
        self.rate -= int("-1")  # want "update self.rate(?s:.*)the other write, in Requester.slower"
        threading.Timer(1, self.slower).start()

    def slower(self):
        self.rate -= int("1")

    def start(self):
        self.total = 0
        threading.Thread(target=self.work).start()

    def work(self):
        self.total = self.total + int("1")

    def round(self):
        self.rounds = self.rounds + int("1")
        thread = threading.Thread(target=self.turn)
        thread.start()
        thread.join()

    def turn(self):
        self.rounds = self.rounds + int("1")


class Talk:
    def __init__(self):
        self.rounds = 0
        self.worker = None

    def again(self):
        if self.worker:
            self.worker.join()
        self.rounds = self.rounds + int("1")
        self.worker = threading.Thread(target=self.turn)
        self.worker.start()

    def turn(self):
        self.rounds = self.rounds + int("1")
