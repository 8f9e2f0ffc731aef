# safe: no
from threading import Thread


def run(callback):
    Thread(target=callback, args=("half", )).start()
    thread = Thread(target=callback, args=("abc"))
    thread.start()
    thread.join()
