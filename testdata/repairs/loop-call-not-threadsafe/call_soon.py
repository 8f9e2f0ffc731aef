# safe: yes
# before: prints late
# after: prints soon
import asyncio
import threading
import time


class Bridge:
    def __init__(self, loop):
        self.loop = asyncio.get_event_loop()
        self.at = 0

    def begin(self):
        threading.Thread(target=self.work).start()

    def work(self):
        time.sleep(0.1)
        self.loop.call_soon(self.seen)  # wakes nobody

    def seen(self):
        self.at = time.monotonic()


async def main():
    bridge, begun = Bridge(None), time.monotonic()
    bridge.begin()
    await asyncio.sleep(0.8)
    print("soon" if bridge.at - begun < 0.5 else "late")


asyncio.run(main())
