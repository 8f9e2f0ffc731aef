# safe: no
# before: prints []
# after: prints ['a']
from concurrent.futures import ThreadPoolExecutor

seen = []


def main():
    def steps():
        seen.append("a")
        yield 1

    with ThreadPoolExecutor() as pool:
        pool.submit(
            steps,  # one by one
        )


main()
print(seen)
