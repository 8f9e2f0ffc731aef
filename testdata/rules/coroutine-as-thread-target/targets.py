import asyncio
import atexit
import threading
from concurrent.futures import ThreadPoolExecutor
from threading import Thread as T


async def work():
    await asyncio.sleep(1)


def plain():
    return work()


class Service:
    async def serve(self):
        await asyncio.sleep(1)

    def start(self):
        T(target=self.serve).start()  # want "threading.Thread\\(\\) calls Service.serve like a plain function.*\ntargets.py: Service.serve is an async def"


def main():
    threading.Thread(target=work).start()  # want "error: "
    threading.Thread(target=plain).start()
    threading.Thread(target=lambda: asyncio.run(work())).start()
    threading.Timer(3, work).start()  # want "Timer"
    atexit.register(work)  # want "atexit.register"
    with ThreadPoolExecutor() as pool:
        pool.submit(work)  # want "submit"
        result = pool.submit(work).result()
        asyncio.run(result)


async def loop():
    running = asyncio.get_running_loop()
    running.call_soon(work)  # want "call_soon"
    running.call_soon(plain)
    await asyncio.to_thread(work)  # want "to_thread"
    await (await asyncio.to_thread(work))
    asyncio.create_task(work())
    await asyncio.gather(work())


def shadowed(Thread):
    Thread(target=work)
