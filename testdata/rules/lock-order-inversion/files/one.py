import locks


def save():
    with locks.data:
        locks.flush()  # want "disk is taken here while locks.data is held.*flush is called with it"
