import queue
from multiprocessing.managers import BaseManager

jobs = queue.Queue()


class JobManager(BaseManager):
    pass


JobManager.register("jobs", callable=lambda: jobs)


def serve():
    JobManager(address=("", 50000), authkey=b"secret").get_server().serve_forever()
