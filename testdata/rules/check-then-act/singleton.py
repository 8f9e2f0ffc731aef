"""A class that keeps its only object makes it where objects are made."""
import threading


class Config:
    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)  # want "cls._only between the check and this line"
        return cls._only


class Locked:
    _only = None
    _lock = threading.Lock()

    def __new__(cls):
        with cls._lock:
            if cls._only is None:
                cls._only = super().__new__(cls)
        return cls._only


class Fresh:
    def __new__(cls):
        made = super().__new__(cls)
        if getattr(made, "parts", None) is None:
            made.parts = []
        return made


def work():
    Config()
    Locked()
    Fresh()


def main():
    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main()
