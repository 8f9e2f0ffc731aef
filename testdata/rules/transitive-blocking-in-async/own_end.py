# A process that has sent a signal to itself waits for its own end, not for something else.
import os
import signal
import time


def crash(how):
    if not how:
        return
    os.kill(os.getpid(), how)
    time.sleep(10)
    raise RuntimeError("still here")


def stop_other(pid):
    os.kill(pid, signal.SIGTERM)
    time.sleep(10)


def crash_or_sleep(how):
    if how:
        os.kill(os.getpid(), how)
    time.sleep(10)


async def main(how, pid):
    crash(how)
    stop_other(pid)  # want "stop_other\\(\\) ends up calling time.sleep"
    crash_or_sleep(how)  # want "crash_or_sleep\\(\\) ends up calling time.sleep"
