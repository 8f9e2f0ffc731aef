# The thread runs another object of a subclass: that it is the one whose methods the program calls is not said anywhere.
import threading


class Reactor:
    def __init__(self):
        self.turns = 0

    def run(self):
        self.turn()
        self.reset()

    def turn(self):
        self.turns += 1


    def reset(self):
        self.turns = 0


class Helper(Reactor):
    pass


class Mixin:
    def make(self):
        self._helper = Helper()
        thread = threading.Thread(target=self._helper.run)
        thread.start()
        return thread


main = Reactor()
main.run()
