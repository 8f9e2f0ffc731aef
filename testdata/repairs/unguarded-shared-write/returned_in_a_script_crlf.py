# safe: no
# repair: 2
# before: prints 6
# after: prints 6
from concurrent.futures import ThreadPoolExecutor

total = 0


def work(word):
    global total
    # été
    total += len(word)


with ThreadPoolExecutor() as pool:
    pool.map(work, ["a", "ab", "abc"])
print(total)
