from jobs import Job


def main():
    Job().run()  # want "new thread"
