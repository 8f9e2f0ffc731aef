# safe: yes
# before: raises RuntimeError
# after: prints True
import threading
import time


def main():
    thread = threading.Thread(target=time.sleep, args=(0.2,), daemon=True)
    thread.start()
    print(thread.daemon)


main()
