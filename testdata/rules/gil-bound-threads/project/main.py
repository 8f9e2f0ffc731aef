import threading

import maths


def main(tables):
    workers = [threading.Thread(target=maths.report, args=(table,)) for table in tables]  # want "report\\(\\) only computes.*\nmaths.py: this loop of score"
    for worker in workers:
        worker.start()
