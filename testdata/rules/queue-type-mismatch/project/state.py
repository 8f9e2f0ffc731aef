import queue

shared = queue.Queue()
