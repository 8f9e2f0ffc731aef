import multiprocessing


def child(n):
    return deeper(n)


def deeper(n):
    return n


def at_import():
    return 2


def parent():
    return deeper(1)


SIZE = at_import()

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    p = context.Process(target=child, args=(1,))
    p.start()
    parent()
    p.join()
