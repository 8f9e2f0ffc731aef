import threading


class Button:
    def __init__(self):
        self.handlers = []

    def on(self, handler):
        self.handlers.append(handler)

    def press(self):
        for handler in self.handlers:
            handler()


def clicked():
    note("click")


def note(text):
    return text


def apply(fn, value):
    return fn(value)


def key(x):
    return -x


def measure(x):
    return note(x)


button = Button()
button.on(clicked)
button.press()
t = threading.Thread(target=button.press)
t.start()
t.join()
apply(measure, 1)
sorted([1, 2], key=key)
list(map(measure, [1]))
