import threading


class Job(threading.Thread):
    def run(self):
        print("job")
