# repair: none
import threading


class Worker(threading.Thread):
    def run(self):
        print(1)


def main(flag):
    worker = Worker()
    worker.run()
    if flag:
        return 1
    return 2
