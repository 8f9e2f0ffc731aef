# safe: no
# before: prints late
# after: prints soon
import asyncio
import threading
import time


class Bridge:
    def __init__(self):
        self.loop = asyncio.get_event_loop()
        self.ready = asyncio.Event()

    def work(self):
        time.sleep(0.1)
        self.ready.set()


async def main():
    bridge, begun = Bridge(), time.monotonic()
    threading.Thread(target=bridge.work).start()
    asyncio.get_running_loop().call_later(0.8, int)
    await bridge.ready.wait()
    print("soon" if time.monotonic() - begun < 0.5 else "late")


asyncio.run(main())
