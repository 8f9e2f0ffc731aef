# safe: no
# repair: 2
# before: prints 6
# after: prints 6
from concurrent.futures import ThreadPoolExecutor

total = 0


def work(word):
    # été
    return len(word)


with ThreadPoolExecutor() as pool:
    for part in pool.map(work, ["a", "ab", "abc"]):
        total += part
print(total)
