import threading

from settings import context


def main():
    threading.Thread(target=print).start()
    context.Process(target=print).start()  # want "forks while"
