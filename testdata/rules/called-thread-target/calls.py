import asyncio
import atexit
import functools
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Process
from threading import Timer as Later


def work():
    print("work")


def name() -> str:
    return "name"


def factory():
    return work


def maybe(flag):
    if flag:
        return work


class Base:
    def job(self):
        raise NotImplementedError

    def plan(self):
        threading.Thread(target=self.job()).start()


def main(unknown):
    threading.Thread(target=work()).start()  # want "error: work\\(\\) runs at once, right here, and threading.Thread\\(\\) is given its result, None"
    threading.Thread(target=name()).start()  # want "of type str"
    Process(target=work())  # want "None"
    Later(3, work())  # want "None"
    atexit.register(work())  # want "None"
    signal.signal(signal.SIGTERM, work())  # want "None"
    threading.Thread(target=factory()).start()
    threading.Thread(target=maybe(True)).start()
    threading.Thread(target=functools.partial(work)).start()
    threading.Thread(target=unknown()).start()
    threading.Thread(target=work).start()
    with ThreadPoolExecutor() as pool:
        pool.submit(work())  # want "None"
        pool.submit(work)


async def offload():
    await asyncio.to_thread(work())  # want "None"


def shadowed():
    def Thread(target):
        return target

    return Thread(target=work())
