import io

from PIL import Image


async def from_memory(content):
    buffer = io.BytesIO(content)
    return Image.open(buffer), Image.open(io.BytesIO(content))


async def from_disk(path):
    return Image.open(path)  # want "waits for the disk"
