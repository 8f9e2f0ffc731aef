from store import Store

store = Store()


async def add(item):
    store.save(item)  # want "store.save\\(\\) only makes a coroutine.*store.py: Store.save is an async def"
    await store.save(item)
