# safe: yes
# before: prints [3] []
# after: prints [3] ['ended']
from concurrent.futures import ThreadPoolExecutor

ended = []
shutdown = ThreadPoolExecutor.shutdown
ThreadPoolExecutor.shutdown = lambda pool, **how: (ended.append("ended"), shutdown(pool, **how))


def sizes(names):
    with ThreadPoolExecutor(2) as executor:
        return list(executor.map(len, names))


found = sizes(["été"])
print(found, ended)
