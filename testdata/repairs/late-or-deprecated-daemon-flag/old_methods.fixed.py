# safe: yes
# before: warns setDaemon() is deprecated
# after: prints True
# python: >=3.10
import threading


class Work:
    def run(self):
        été = threading.Thread(target=print)
        été.daemon = True  # in the background
        print(été.daemon)


Work().run()
