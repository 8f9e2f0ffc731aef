from client import price, remember as keep


async def show(a, b):
    first = await price(a)
    second = await price(b)  # want "price\\(\\) begins only when price\\(\\) is done(?s:.*)client.py: price writes nothing"
    return first + second


async def kept(a, b):
    first = await keep(a)
    second = await keep(b)
    return first, second
