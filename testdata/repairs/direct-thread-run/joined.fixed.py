# safe: yes
# before: prints True
# before: raises RuntimeError
# after: prints False
import threading


def work():
    print(threading.current_thread() is threading.main_thread())


def main():
    thread = threading.Thread(target=work)
    thread.start()  # it begins
    thread.join()


main()
