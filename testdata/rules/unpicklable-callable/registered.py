from multiprocessing.managers import BaseManager

jobs = {}


class JobManager(BaseManager):
    pass


JobManager.register("jobs", callable=lambda: jobs)  # want "BaseManager.register.. takes lambda: jobs along"


def share():
    with JobManager() as manager:
        return manager.jobs()
