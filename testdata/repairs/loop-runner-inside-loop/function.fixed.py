# safe: no


async def work(n):
    return n


async def main():
    é = (await work(1), 2)
    return é
