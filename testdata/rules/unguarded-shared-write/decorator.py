"""A decorator that runs what it decorates in a thread, each time that it is called."""
import functools
import threading

total = 0
once = 0
apart = 0


def threaded(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        thread = threading.Thread(target=func, args=args, kwargs=kwargs)
        thread.start()
        return thread

    return wrapper


@threaded
def collatz(limit):
    global total
    for n in range(1, limit):
        total = total + len(str(n))  # want "update total at the same time.*collatz runs in a thread from here"


@threaded
def called_once(limit):
    global once
    for n in range(1, limit):
        once = once + len(str(n))


@threaded
def called_twice(limit):
    global apart
    apart = apart + len(str(limit))  # want "update apart at the same time"


def main():
    handles = [collatz(20_000) for _ in range(4)]
    handles.append(called_once(10))
    handles.append(called_twice(10))
    handles.append(called_twice(20))
    for handle in handles:
        handle.join()


if __name__ == "__main__":
    main()
