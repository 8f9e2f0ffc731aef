# safe: no
# before: prints [10, 13]
# after: prints [10, 13]
import concurrent.futures as futures
import functools


# counts
def total(offset, n):
    s = 0
    for i in range(2 * n):
        for j in range(1000):
            for k in range(1_000_000):
                if s > n:
                    return s + offset
                s += 1 + i * j * k
    return s


class Main:
    def run(self, offset):
        with futures.ProcessPoolExecutor() as pool:
            tasks = [pool.submit(functools.partial(total, offset), n) for n in (4, 7)]  # here
            return [t.result() for t in tasks]


if __name__ == "__main__":
    print(Main().run(5))
