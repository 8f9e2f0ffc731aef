# safe: no
# before: prints started
# after: prints [3] started
import time
from concurrent.futures import ThreadPoolExecutor

done = []


def work(name):
    time.sleep(0.1)
    done.append(len(name))


def begin(name):
    with ThreadPoolExecutor() as pool:
        pool.submit(work, name)
    return "started"


state = begin("été")
print(*([done] if done else []), state)
