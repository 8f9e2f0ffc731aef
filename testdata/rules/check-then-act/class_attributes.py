import threading


class Settings:
    _instance = None
    _safe = None
    _lock = threading.Lock()

    @classmethod
    def instance(cls):
        if cls._instance is None:
            cls._instance = cls()  # want "another thread can change cls._instance between"
        return cls._instance

    @classmethod
    def safe(cls):
        if cls._safe is None:
            with cls._lock:
                if cls._safe is None:
                    cls._safe = cls()
        return cls._safe


class Registry:
    def __new__(cls):
        if not hasattr(cls, "one"):
            cls.one = super().__new__(cls)
        return cls.one


def work():
    Settings.instance()
    Settings.safe()
    Registry()


for _ in range(3):
    threading.Thread(target=work).start()
