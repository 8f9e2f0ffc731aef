import queue

results = queue.Queue()


def last():
    return results.queue[-1]
