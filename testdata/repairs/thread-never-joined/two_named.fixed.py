# safe: no
import threading


def main():
    first = threading.Thread(target=print, args=(1,))
    second = threading.Thread(target=print, args=(2,))
    both = [first, second]
    for t in both:
        t.start()
    print("started")
    for thread in both:
        thread.join()
