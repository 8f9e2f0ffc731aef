import asyncio

import bcrypt
from bcrypt import hashpw as scramble

ROUNDS = 10_000_000


async def sums():
    total = 0
    for i in range(ROUNDS):  # want "^hint: this loop computes for long"
        total += i * i
    return total


def primes():
    found = 0
    for n in range(10**7):
        found += n % 7
    return found


async def through():
    primes()  # want "primes\\(\\) computes for long.*primes spends its time here"


async def password(text):
    bcrypt.hashpw(text, bcrypt.gensalt())  # want "bcrypt.hashpw\\(\\) computes for long"
    scramble(text, b"salt")  # want "bcrypt.hashpw"


async def gives_way():
    total = 0
    for i in range(ROUNDS):
        total += i * i
        if i % 1000 == 0:
            await asyncio.sleep(0)
    return total


async def short(items):
    total = 0
    for i in range(100):
        total += i * i
    for item in items:
        total += item * item
    await asyncio.to_thread(primes)
    return total


async def shadowed(bcrypt, range):
    bcrypt.hashpw("a", "b")
    total = 0
    for i in range(10_000_000):
        total += i * i


def ordinary():
    primes()
