# safe: yes
# before: prints é True
# before: raises RuntimeError
# after: prints é False
import threading


class Worker(threading.Thread):
    def run(self):
        print("é", threading.current_thread() is threading.main_thread())


class Boss:
    def work(self):
        def inner():
            worker = Worker()
            é = 1; worker.start(); worker.join()
            return é

        return inner()


Boss().work()
