import time


async def one():
    time.sleep(1)  # parahint: ignore # want "names no rule"
    time.sleep(1)  # parahint: ignore[] # want "names no rule"
    time.sleep(1)  # parahint: ignore[blocking-call-in-async] a reason
    time.sleep(1)  # parahint: nothing of the kind
    text = "# parahint: ignore"
    return text


def two():  # parahint: non-blocking
    pass
