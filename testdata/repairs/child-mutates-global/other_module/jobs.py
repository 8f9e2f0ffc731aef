found = []


def work(n):
    found.append(n * 2)
