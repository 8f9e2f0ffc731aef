from jobs import Job


def test_job():
    other = Job()
    other.start()
    Job().run()  # want "hint: "
