# safe: yes
# before: prints 3 []
# after: prints 3 ['ended']
from concurrent import futures

ended = []
shutdown = futures.ThreadPoolExecutor.shutdown
futures.ThreadPoolExecutor.shutdown = lambda pool, **how: (ended.append("ended"), shutdown(pool, **how))


class Sizes:
    @staticmethod
    def of(name):
        with futures.ThreadPoolExecutor(max_workers=1) as executor:
            # the only work
            future = executor.submit(len, name)

            size = future.result()
        return size


size = Sizes.of("été")
print(size, ended)
