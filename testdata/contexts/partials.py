import functools
import threading


def scale(factor, x):
    return multiply(factor, x)


def multiply(a, b):
    return a * b


class Box:
    def put(self, x):
        self.x = x

    def fill(self):
        put = functools.partial(self.put, 1)
        t = threading.Thread(target=put)
        t.start()
        t.join()


double = functools.partial(scale, 2)
double(1)
t = threading.Thread(target=functools.partial(double, 3))
t.start()
t.join()
Box().fill()
