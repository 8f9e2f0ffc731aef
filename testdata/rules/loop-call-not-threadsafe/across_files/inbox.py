import asyncio


class Inbox:
    def __init__(self):
        self.items = asyncio.Queue()

    def push(self, item):
        self.items.put_nowait(item)  # want "app.py: listen is given to a thread here.*app.py: listen calls inbox.push"
