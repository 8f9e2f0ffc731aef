# safe: no
# repair: 2
# before: prints 10
# after: prints 10
from concurrent.futures import ThreadPoolExecutor

total = 0


def work(word):
    global total
    total += len(word)  # ça compte


def main(words):
    """Counts letters."""
    with ThreadPoolExecutor() as pool:
        list(pool.map(work, words))


main(["a", "ab", "abc", "abcd"])
print(total)
