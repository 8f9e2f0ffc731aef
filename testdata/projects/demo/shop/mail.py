"""Receipts by mail."""

import asyncio


async def send_receipt(customer, article):
    await asyncio.sleep(0.1)
    return f"{customer}: {article}"
