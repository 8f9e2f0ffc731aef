import threading


class Base(threading.Thread):
    def run(self):
        print("run")
