# repair: none
import multiprocessing


def work():
    with multiprocessing.Lock():
        print("é")
