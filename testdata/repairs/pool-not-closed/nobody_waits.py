# repair: none
from multiprocessing import Pool


def work(number):
    pool = Pool(2)
    pool.apply_async(abs, (number,))
