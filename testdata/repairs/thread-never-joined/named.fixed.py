# safe: no
import threading


def outer():
    def work():
        worker = threading.Thread(target=print, args=("été",))
        worker.start()
        for number in range(3):
            # meanwhile
            print(number)
        worker.join()
        return 3

    return work
