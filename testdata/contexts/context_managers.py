import contextlib
import threading


class Resource:
    def __enter__(self):
        self.open()
        return self

    def __exit__(self, *exc):
        self.close()

    def open(self):
        pass

    def close(self):
        pass

    def use(self):
        pass


@contextlib.contextmanager
def managed():
    before()
    try:
        yield Resource()
    finally:
        after()


def before():
    pass


def after():
    pass


def work():
    with Resource() as r:
        r.use()


def main():
    with managed() as r, contextlib.ExitStack() as stack:
        r.use()
        stack.enter_context(Resource())
    t = threading.Thread(target=work)
    t.start()
    t.join()


main()
