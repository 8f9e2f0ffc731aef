# repair: none
import multiprocessing


def main():
    with multiprocessing.Pool(1) as pool: result = pool.apply_async(abs, (1,))
    result.wait()
