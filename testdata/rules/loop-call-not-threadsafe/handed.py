import asyncio
import threading


def announce(loop, what):
    loop.call_soon(what)  # want "loop.call_soon\\(\\) runs in a thread.*announce is given to a thread here"
    loop.call_soon_threadsafe(what)


def finish(number, done: asyncio.Event):
    done.set()  # want "Event.set\\(\\) runs in a thread"


def finish_thread(done):
    done.set()


def run(loop):
    asyncio.set_event_loop(loop)
    loop.call_soon(print)
    loop.run_forever()


def again(loop):
    loop = Other()
    loop.call_soon(print)


class Other:
    def call_soon(self, what):
        what()


class Owner:
    def work(self, loop):
        loop.stop()  # want "loop.stop\\(\\) runs in a thread"


class Service:
    def begin(self):
        self.loop = asyncio.get_running_loop()
        self.task = self.loop.call_soon(print)


service = Service()


def begins():
    service.begin()


async def looped(loop):
    loop.call_soon(print)


async def main():
    threading.Thread(target=begins).start()
    threading.Thread(target=looped, args=(asyncio.get_running_loop(),)).start()
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    threading.Thread(target=announce, args=(loop, print)).start()
    threading.Thread(target=finish, args=(1, done)).start()
    threading.Thread(target=finish_thread, args=(threading.Event(),)).start()
    threading.Thread(target=run, args=(asyncio.new_event_loop(),)).start()
    threading.Thread(target=again, args=(loop,)).start()
    threading.Thread(target=Owner().work, args=(loop,)).start()
    await done.wait()
