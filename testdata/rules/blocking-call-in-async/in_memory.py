# What lies in memory is not on the disk, and neither is what is read from it.
import io
import zipfile
from io import BytesIO


async def unpack(content, path):
    archive = zipfile.ZipFile(BytesIO(content))
    held = io.BytesIO(content)
    other = zipfile.ZipFile(held)
    third = zipfile.ZipFile(path)  # want "zipfile.ZipFile\\(\\) waits for the disk"
    with zipfile.ZipFile(BytesIO(content)) as fourth:
        with fourth.open("a") as member:
            member.read(1)
    with third.open("a") as entry:  # want "zipfile.ZipFile.open"
        print(entry)
    return archive, other, third
