from base import Base


class Job(Base):  # want "Job never calls Thread.__init__"
    def __init__(self):
        self.path = "a"
