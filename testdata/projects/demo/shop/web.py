"""The web page of the shop: one event loop serves all visitors."""

import asyncio
import time

from shop import stock
from shop.mail import send_receipt


async def show(article):
    return {"article": article, "available": stock.available(article)}


async def buy(article, customer):
    await asyncio.sleep(0)
    time.sleep(0.5)  # the printer needs a moment
    asyncio.create_task(send_receipt(customer, article))
    return "thank you"


async def greet(customer):
    send_receipt(customer, "a voucher")
    return f"hello {customer}"
