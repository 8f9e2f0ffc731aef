from threading import Thread

from jobs import work as job

Thread(target=job, args=("a",)).start()  # want "gives work 1 positional arguments, but it takes 2.*\njobs.py: "
Thread(target=job, args=("a", "r")).start()
