import asyncio
import functools


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def grow(n):
    if n < 2:
        return n
    return grow(n - 1) + grow(n - 2)


@functools.cache
def kept(n):
    return n if n < 2 else kept(n - 1) + kept(n - 2)


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def squares():
    return sum(n * n for n in range(10_000_000))


async def recursion():
    grow(35)  # want "^warning: grow\\(\\) computes for long.*grow calls itself twice"
    fib(30)  # want "fib\\(\\) computes for long"
    grow(10)
    kept(35)
    factorial(500)


async def comprehensions():
    a = [n * n for n in range(10_000_000)]  # want "^hint: this loop computes for long"
    squares()  # want "squares\\(\\) computes for long.*squares spends its time here"
    await asyncio.to_thread(grow, 35)
    return a


async def lazily():
    few = [n for n in range(10)]
    waiting = [await asyncio.sleep(0, n) for n in range(1_000_000)]
    return (n * n for n in range(10_000_000)), few, waiting
