from threading import Thread

from jobs import tick as job

Thread(target=job).start()  # want "calls tick like.*\njobs.py: "
