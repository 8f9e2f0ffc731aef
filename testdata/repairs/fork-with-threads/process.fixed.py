# target: 3.12
# python: <3.14
# safe: no
# before: warns DeprecationWarning
# after: prints é
import multiprocessing
import threading


def wait(stop):
    stop.wait()


def work():
    print("é", flush=True)


def main():
    stop = threading.Event()
    thread = threading.Thread(target=wait, args=(stop,))
    thread.start()
    process = multiprocessing.get_context("spawn").Process(target=work)  # é
    process.start()
    process.join()
    stop.set()
    thread.join()


if __name__ == "__main__":
    main()
