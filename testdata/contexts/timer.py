import threading

fired = threading.Event()


def tick():
    tock()
    fired.set()


def tock():
    pass


def cleanup():
    pass


threading.Timer(0.01, tick).start()
fired.wait()
cleanup()
