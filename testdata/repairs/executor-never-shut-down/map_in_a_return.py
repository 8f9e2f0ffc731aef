# safe: yes
# before: prints [1, 2] []
# after: prints [1, 2] ['ended']
from concurrent.futures import ThreadPoolExecutor

ended = []
shutdown = ThreadPoolExecutor.shutdown
ThreadPoolExecutor.shutdown = lambda pool, **how: (ended.append("ended"), shutdown(pool, **how))


def sizes(names):
    pool = ThreadPoolExecutor(2)  # two will do
    return list(pool.map(len, names))


found = sizes(["a", "éé"])
print(found, ended)
