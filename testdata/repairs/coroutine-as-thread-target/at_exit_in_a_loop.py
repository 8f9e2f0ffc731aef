# repair: none
import atexit


async def work(n):
    print(n)


def main():
    for n in range(3):
        atexit.register(work, n)
