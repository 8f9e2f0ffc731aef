# safe: no
# before: hangs
# after: prints 1
import threading

lock = threading.Lock()


def work():
    with lock:
        print(1)


def main():
    thread = threading.Thread(target=work)
    with lock:
        thread.start()
    thread.join()  # é


main()
