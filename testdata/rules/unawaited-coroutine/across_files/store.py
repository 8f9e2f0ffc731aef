class Store:
    async def save(self, item):
        self.item = item
