# repair: none
import threading

jobs = [1, 2, 3]


def work():
    while jobs:
        job = jobs.pop()
        print(job, len(jobs))


for _ in range(2):
    threading.Thread(target=work).start()
