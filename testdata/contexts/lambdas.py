import threading


def used(x):
    return x


def direct(x):
    return x


def outer():
    def inner():
        used(1)

    t = threading.Thread(target=inner)
    t.start()
    t.join()
    return inner


call = lambda x: direct(x)
t = threading.Thread(target=lambda: used(2))
t.start()
t.join()
call(1)
outer()()
max([1, 2], key=lambda x: direct(x))
