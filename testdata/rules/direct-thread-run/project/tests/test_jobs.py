from jobs import Job


def test_job():
    Job().run()  # want "hint: "
