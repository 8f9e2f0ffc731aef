# safe: no
import trio


async def main(path):
    return len(await trio.to_thread.run_sync(lambda: open(path, encoding="utf-8").read()))


trio.run(main, __file__)
