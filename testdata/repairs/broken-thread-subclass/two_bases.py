# repair: none
import threading


class Base:
    pass


class Worker(Base, threading.Thread):
    def __init__(self, n):
        self.n = n
