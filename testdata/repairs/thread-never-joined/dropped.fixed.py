# safe: no
# before: prints end work 
# after: prints work end 
import threading
import time


def work():
    time.sleep(0.8)
    print("work", end=" ")


def main():
    thread = threading.Thread(target=work)
    thread.start()  # on its own
    time.sleep(0.01)
    thread.join()


main()
print("end", end=" ")
