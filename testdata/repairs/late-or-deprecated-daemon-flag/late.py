# safe: yes
# before: raises RuntimeError
# after: prints True
import threading
import time


def main():
    thread = threading.Thread(target=time.sleep, args=(0.2,))
    thread.start()
    thread.daemon = True
    print(thread.daemon)


main()
