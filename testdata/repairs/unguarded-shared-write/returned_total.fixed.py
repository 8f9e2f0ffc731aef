# safe: no
# repair: 2
# before: prints 10
# after: prints 10
from concurrent.futures import ThreadPoolExecutor

total = 0


def work(word):
    return len(word)  # ça compte


def main(words):
    """Counts letters."""
    global total
    with ThreadPoolExecutor() as pool:
        for part in pool.map(work, words):
            total += part


main(["a", "ab", "abc", "abcd"])
print(total)
