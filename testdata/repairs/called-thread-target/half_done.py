# repair: none
from threading import Thread


def work(a, b):
    print(a, b)


thread = Thread(target=work(1, 2), args=(1, 2))
thread.start()
thread.join()
