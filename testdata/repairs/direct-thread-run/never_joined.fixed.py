# safe: no
import threading


def work():
    print("working")


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
