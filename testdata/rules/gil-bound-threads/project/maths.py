def score(table):
    total = 0
    for row in range(1_000_000):
        for column in range(row):
            total += row * column
    return total


def report(table):
    return score(table)
