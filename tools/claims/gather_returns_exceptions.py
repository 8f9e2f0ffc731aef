"""gather(return_exceptions=True) raises nothing."""
import asyncio


async def fails():
    raise ValueError


async def main():
    results = await asyncio.gather(fails(), return_exceptions=True)
    assert isinstance(results[0], ValueError)


asyncio.run(main())
