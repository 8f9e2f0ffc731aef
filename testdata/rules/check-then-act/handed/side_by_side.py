from concurrent.futures import ThreadPoolExecutor


def side_by_side(task, items):
    with ThreadPoolExecutor() as pool:
        return [pool.submit(task, item) for item in items]
