# safe: yes
# before: prints [3] []
# after: prints [3] ['ended']
from concurrent.futures import ThreadPoolExecutor

ended = []
shutdown = ThreadPoolExecutor.shutdown
ThreadPoolExecutor.shutdown = lambda pool, **how: (ended.append("ended"), shutdown(pool, **how))


def sizes(names):
    executor = ThreadPoolExecutor(max_workers=2)

    def size(name):
        """The length,
    plain."""
        return len(name)

    # all at once
    futures = [executor.submit(size, name) for name in names]
    return [future.result() for future in futures]


found = sizes(["été"])
print(found, ended)
