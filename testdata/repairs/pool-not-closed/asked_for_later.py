# safe: yes
# before: warns unclosed running multiprocessing pool
# after: prints 1
from multiprocessing.pool import ThreadPool


def work(number):
    pool = ThreadPool(2)
    result = pool.apply_async(abs, (number,))
    print(result.get())


work(-1)
