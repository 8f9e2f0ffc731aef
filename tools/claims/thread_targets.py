# A coroutine function as target never runs; args=("a") is taken apart; a target of None does nothing.
import threading
import warnings

warnings.simplefilter("ignore")
ran, errors = [], []
threading.excepthook = lambda args: errors.append(args.exc_type)


async def work():
    ran.append("coroutine")


def one(a):
    ran.append(a)


def run(**options):
    thread = threading.Thread(**options)
    thread.start()
    thread.join()


run(target=work)
run(target=None)
assert ran == [] and errors == []
run(target=one, args=("abc"))
run(target=one, args=(3))
run(target="name")
assert ran == [] and errors == [TypeError] * 3
