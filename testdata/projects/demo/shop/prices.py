"""The price list is worked out anew each night."""

import threading
from concurrent.futures import ProcessPoolExecutor


def simulate(article):
    total = 0
    for day in range(1_000_000):
        total += (article * day) % 97
    return total


def all_prices(articles):
    threads = [threading.Thread(target=simulate, args=(article,)) for article in articles]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def discounts(articles):
    with ProcessPoolExecutor() as pool:
        return list(pool.map(lambda article: simulate(article) * 0.9, articles))
