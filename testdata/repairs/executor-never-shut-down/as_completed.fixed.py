# safe: yes
# before: prints 3 []
# after: prints 3 ['ended']
from concurrent.futures import ThreadPoolExecutor, as_completed

ended = []
shutdown = ThreadPoolExecutor.shutdown
ThreadPoolExecutor.shutdown = lambda pool, **how: (ended.append("ended"), shutdown(pool, **how))


def total(names):
    with ThreadPoolExecutor(
        max_workers=2,
    ) as executor:
        futures = [executor.submit(len, name) for name in names]
        found = 0
        for future in as_completed(futures):
            found += future.result()
    return found


found = total(["a", "éé"])
print(found, ended)
