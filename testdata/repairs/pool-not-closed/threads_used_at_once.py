# safe: yes
# before: warns unclosed running multiprocessing pool
# after: prints [1, 2]
from multiprocessing.pool import ThreadPool


class Work:
    def run(self, numbers):
        été = ThreadPool(2).map(abs, numbers)
        return été


print(Work().run([-1, -2]))
