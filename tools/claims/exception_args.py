# An exception whose __init__ needs more than its args hold cannot be made again by pickle.
import pickle


class Bad(Exception):
    def __init__(self, path, line):
        super().__init__(f"{path}:{line}")


class Good(Exception):
    def __init__(self, path, line):
        super().__init__(path, line)


class Silent(Exception):
    def __init__(self, path, line):
        self.path = path


class Named(Exception):
    def __init__(self, path, *, line):
        super().__init__(path)


def fails(error):
    try:
        pickle.loads(pickle.dumps(error))
    except TypeError:
        return True
    return False


assert fails(Bad("a", 1))
assert fails(Named("a", line=1))
assert not fails(Good("a", 1))
assert not fails(Silent("a", 1))
