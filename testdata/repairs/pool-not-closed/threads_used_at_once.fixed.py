# safe: yes
# before: warns unclosed running multiprocessing pool
# after: prints [1, 2]
from multiprocessing.pool import ThreadPool


class Work:
    def run(self, numbers):
        with ThreadPool(2) as pool:
            été = pool.map(abs, numbers)
        return été


print(Work().run([-1, -2]))
