import asyncio
import time
from dataclasses import dataclass


class Slow:
    def __init__(self):
        time.sleep(1)


@dataclass
class Checked:
    name: str

    def __post_init__(self):
        time.sleep(1)


class Lazy:
    def __init__(self):
        self.ready = False

    def connect(self):
        time.sleep(1)


async def makes():
    Slow()  # want "^warning: making a Slow calls time.sleep\\(\\), which sleeps.*Slow.__init__ calls time.sleep"
    checked = Checked("a")  # want "making a Checked"
    return checked


async def fine():
    Lazy()
    await asyncio.to_thread(Slow)


async def shadowed(Slow):
    Slow()


def ordinary():
    return Slow()
