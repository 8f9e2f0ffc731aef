# What Thread and Process need of a subclass.
import multiprocessing
import sys
import threading


def raises(action):
    try:
        action()
    except (RuntimeError, AttributeError, AssertionError, TypeError):
        return True
    return False


class Forgets(threading.Thread):
    def __init__(self):
        self.path = 1


class ForgetsProcess(multiprocessing.Process):
    def __init__(self):
        self.path = 1


class Early(threading.Thread):
    def __init__(self):
        self.daemon = True
        super().__init__()


class EarlyName(threading.Thread):
    def __init__(self):
        self.name = "a"
        super().__init__()


class EarlyProcess(multiprocessing.Process):
    def __init__(self):
        self.daemon = True
        super().__init__()


class Started(threading.Thread):
    def __init__(self):
        super().__init__()
        self._started = False


class Stop(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop = threading.Event()


if __name__ == "__main__":
    assert raises(lambda: Forgets().start())
    assert raises(lambda: ForgetsProcess().start())
    assert raises(Early)
    assert raises(EarlyName)
    assert raises(EarlyProcess)
    assert raises(lambda: Started().start())
    stop = Stop()
    stop.start()
    while stop.is_alive.__self__._started.is_set() is False:
        pass
    import time
    time.sleep(0.1)
    assert raises(stop.join) == (sys.version_info < (3, 13))
