from fastapi import APIRouter

router = APIRouter()


class Registry:
    def __init__(self):
        self.names = []
        self.aliases = []

    def drop(self, name):
        self.names = [n for n in self.names if n != name]

    def rename(self, old, new):
        self.aliases = [new if n == old else n for n in self.aliases]  # want "two threads can update self.aliases"


registry = Registry()


async def delete(name: str):
    registry.drop(name)  # the loop runs this, one handler at a time


def rename(old: str, new: str):
    registry.rename(old, new)


router.add_api_route("/names/{name}", delete, methods=["DELETE"])
router.add_api_route("/names/{old}/{new}", rename, methods=["PUT"])
