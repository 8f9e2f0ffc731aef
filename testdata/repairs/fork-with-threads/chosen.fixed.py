# safe: no
import multiprocessing as mp
import threading


def work():
    print("é")


def main():
    threading.Thread(target=work).start()
    process = mp.get_context('spawn').Process(target=work)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
