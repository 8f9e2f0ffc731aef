# safe: yes
# before: warns unclosed running multiprocessing pool
# after: prints [1, 2]
import multiprocessing


def work(numbers):
    pool = multiprocessing.Pool(1)
    return pool.map(abs, numbers)  # in order


if __name__ == "__main__":
    print(work([-1, -2]))
