from threading import Thread as T

from inbox import Inbox

inbox = Inbox()


def listen():
    inbox.push(1)


async def main():
    T(target=listen, daemon=True).start()
    return await inbox.items.get()
