from jobs import Job


def main():
    other = Job()
    other.start()
    Job().run()  # want "new thread"
