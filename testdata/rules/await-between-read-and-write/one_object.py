import asyncio


class Account:
    def __init__(self):
        self.balance = 100
        self.limit = 3

    async def withdraw(self, amount):
        before = self.balance
        await asyncio.sleep(0.1)
        self.balance = before - amount  # want "self.balance is read before an await and written after it.*that change is lost"

    async def spend(self, amount):
        if self.limit >= amount:
            await asyncio.sleep(0.1)
            self.limit -= amount  # want "self.limit is read before an await.*what was checked no longer holds"


class Purse:
    def __init__(self):
        self.coins = 100

    async def pay(self, amount):
        before = self.coins
        await asyncio.sleep(0.1)
        self.coins = before - amount

    async def give(self, amount):
        before = self.coins
        await asyncio.sleep(0.1)
        self.coins = before - amount

    async def lend(self, amount):
        before = self.coins
        await asyncio.sleep(0.1)
        self.coins = before - amount


async def several():
    account = Account()
    await asyncio.gather(*(account.withdraw(10) for _ in range(5)))
    await asyncio.gather(account.spend(1), account.spend(2))


async def one_each(purses):
    mine, yours = Purse(), Purse()
    await asyncio.gather(mine.pay(1), yours.pay(2))
    await asyncio.gather(*(purse.give(1) for purse in purses))
    for _ in range(3):
        purse = Purse()
        asyncio.create_task(purse.lend(1))


asyncio.run(several())
asyncio.run(one_each([Purse()]))
