import ssl


class Base:
    def __init__(self):
        self.context = ssl.create_default_context()


class Download(Base):
    def __init__(self, url):
        super().__init__()
        self.url = url


def fetch(job):
    return job.url
