import multiprocessing


def begin():
    return multiprocessing.Pool()
