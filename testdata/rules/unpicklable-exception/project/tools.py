import errors as e


def parse(path):
    raise e.Bad(path, 1)  # want "Bad goes back.*\nmain.py: parse starts.*\nerrors.py: this call sets the args"
