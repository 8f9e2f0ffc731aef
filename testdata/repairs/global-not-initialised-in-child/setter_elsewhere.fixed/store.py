state = None


def fill(value):
    global state
    state = value
