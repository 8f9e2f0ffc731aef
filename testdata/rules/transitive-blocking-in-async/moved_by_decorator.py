"""A decorator that moves the function to a thread leaves something else under its name."""
import time

from asgiref.sync import sync_to_async


def pause():
    time.sleep(1)


@sync_to_async
def moved():
    pause()


@sync_to_async(thread_sensitive=False)
def moved_apart():
    pause()


class View:
    @sync_to_async
    def load(self):
        pause()

    async def get(self):
        await self.load()
        await moved()
        await moved_apart()
        pause()  # want "pause\\(\\) ends up calling time.sleep\\(\\)"
