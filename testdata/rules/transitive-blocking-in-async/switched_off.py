# What a parameter switches on does not happen where nobody gives it.
import asyncio
import inspect
import os
import shutil
import time


def resolve(secret, loop):
    if loop and inspect.isawaitable(secret):
        return asyncio.run_coroutine_threadsafe(secret, loop).result()
    return secret


def load(secret, name="", loop=None):
    return name, resolve(secret, loop)


def load_default(secret):
    return load(secret)


def pause(*, wait=False):
    if wait:
        time.sleep(1)


def pause_unless(wait=False):
    if wait:
        os.getpid()
    else:
        time.sleep(1)


def rebound(wait=False):
    wait = wait or os.getpid() > 1
    if wait:
        time.sleep(1)


def draw(path, logo=False):
    if logo:
        with open("logo") as f:
            f.read()
    shutil.rmtree(path)


class Sleeper:
    def rest(self, wait=False):
        if wait:
            time.sleep(1)


async def main(secret, loop, options, sleeper: Sleeper):
    load(secret)
    load_default(secret)
    load(secret, loop=loop)  # want "load\\(\\) ends up calling concurrent.futures.Future.result"
    load(secret, "a", loop)  # want "load\\(\\) ends up calling"
    pause()
    pause(wait=False)
    pause(wait=True)  # want "pause\\(\\) ends up calling time.sleep"
    pause(**options)  # want "pause\\(\\) ends up calling time.sleep"
    pause_unless()  # want "pause_unless\\(\\) ends up calling time.sleep"
    rebound()  # want "rebound\\(\\) ends up calling time.sleep"
    draw("a")  # want "^hint: draw\\(\\) ends up calling shutil.rmtree"
    sleeper.rest()
    sleeper.rest(True)  # want "sleeper.rest\\(\\) ends up calling time.sleep"
