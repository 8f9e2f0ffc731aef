# safe: no
# before: prints end work 
# after: prints work end 
import threading
import time


def work():
    time.sleep(0.8)
    print("work", end=" ")


def main():
    threading.Thread(target=work).start()  # on its own
    time.sleep(0.01)


main()
print("end", end=" ")
