from locks import data, disk


def load():
    with disk:
        with data:
            pass
