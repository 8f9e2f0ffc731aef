# safe: yes
# before: warns unclosed running multiprocessing pool
# after: prints 1
from multiprocessing.pool import ThreadPool


def work(number):
    with ThreadPool(2) as pool:
        result = pool.apply_async(abs, (number,))
        print(result.get())


work(-1)
