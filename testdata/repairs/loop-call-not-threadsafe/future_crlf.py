# safe: yes
# before: prints late
# after: prints soon
import asyncio
import threading
import time


async def main():
    future = asyncio.get_running_loop().create_future()

    def work():
        time.sleep(0.1)
        future.set_result("é"); time.sleep(0)

    threading.Thread(target=work).start()
    begun = time.monotonic()
    asyncio.get_running_loop().call_later(0.8, int)
    await future
    print("soon" if time.monotonic() - begun < 0.5 else "late")


asyncio.run(main())
