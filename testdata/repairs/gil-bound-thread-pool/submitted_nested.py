# safe: no
# before: prints [10, 13]
# after: prints [10, 13]
import concurrent.futures as futures


class Main:
    def run(self, offset):
        # counts
        def total(n):
            s = 0
            for i in range(2 * n):
                for j in range(1000):
                    for k in range(1_000_000):
                        if s > n:
                            return s + offset
                        s += 1 + i * j * k
            return s

        with futures.ThreadPoolExecutor() as pool:
            tasks = [pool.submit(total, n) for n in (4, 7)]  # here
            return [t.result() for t in tasks]


if __name__ == "__main__":
    print(Main().run(5))
