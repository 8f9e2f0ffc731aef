import threading

t = threading.Thread(target=print)
early = threading.Thread(target=print)
early.daemon = True
early.start()
t.start()
t.daemon = True  # want "the thread already runs here"
t = threading.Thread(target=print)
t.daemon = True
t.start()
