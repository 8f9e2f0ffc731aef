def work(path, mode):
    return path, mode
