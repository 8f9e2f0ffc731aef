from helpers import keep, spawn


async def work():
    pass


async def main():
    spawn(work())  # want "nothing keeps the task that spawn\\(\\) begins.*helpers.py: spawn begins the task and keeps no reference"
    keep(work())
    await spawn(work())
