"""Opens and closes the shop."""

import threading
import time


class Clock:
    def __init__(self, shop):
        self.shop = shop

    def start(self):
        self.thread = threading.Thread(target=self.tick)
        self.thread.start()

    def tick(self):
        while True:
            time.sleep(60)
            self.shop.minute()
