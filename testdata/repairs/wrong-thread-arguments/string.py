# safe: yes
# before: raises TypeError
# after: prints hello abc
import threading


def greet(name):
    print("hello", name)


thread = threading.Thread(target=greet, args=("abc"))
thread.start()
thread.join()
