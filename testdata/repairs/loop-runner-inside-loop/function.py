# safe: no
import anyio


async def work(n):
    return n


async def main():
    é = (anyio.run(work, 1), 2)
    return é
