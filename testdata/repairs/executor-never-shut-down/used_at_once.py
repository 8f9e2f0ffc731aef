# safe: yes
# before: prints [3] []
# after: prints [3] ['ended']
from concurrent.futures import ThreadPoolExecutor

ended = []
shutdown = ThreadPoolExecutor.shutdown
ThreadPoolExecutor.shutdown = lambda pool, **how: (ended.append("ended"), shutdown(pool, **how))


def sizes(names):
    return list(ThreadPoolExecutor(2).map(len, names))


found = sizes(["été"])
print(found, ended)
