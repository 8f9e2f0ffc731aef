def work():
    print("work")


def make():
    return work
