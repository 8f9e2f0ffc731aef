import asyncio
import threading


class Service:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()
        self._stopped()

    def _stopped(self):
        self.loop.close()

    async def _answer(self, n):
        return self._compute(n)

    def _compute(self, n):
        return n

    def ask(self, n):
        return asyncio.run_coroutine_threadsafe(self._answer(n), self.loop).result()

    def stop(self):
        self.loop.call_soon_threadsafe(self._stop)
        self.thread.join()

    def _stop(self):
        self.loop.stop()


def main():
    service = Service()
    service.ask(1)
    service.stop()


main()
