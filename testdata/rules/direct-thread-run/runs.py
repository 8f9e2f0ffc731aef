import subprocess
import threading
from multiprocessing import Process
from threading import Timer as Later


class Worker(threading.Thread):
    def run(self):
        super().run()

    def again(self):
        self.run()


class Special(Worker):
    def run(self):
        Worker.run(self)


class Runner:
    def run(self):
        return 1


def work():
    return 1


def main(flag, unknown):
    threading.Thread(target=work).run()  # want "warning: .*run\\(\\) runs in this very thread and nothing starts: it is start\\(\\) that begins a new thread"
    worker = Worker()
    worker.run()  # want "new thread"
    process = Process(target=work)
    process.run()  # want "new process"
    Later(3, work).run()  # want "thread"
    Runner().run()
    unknown.run()
    subprocess.run(["ls"])


def either(flag):
    thread = threading.Thread(target=work)
    if flag:
        thread.start()
    else:
        thread.run()


def shadowed():
    class Thread:
        def run(self):
            return 1

    Thread().run()
