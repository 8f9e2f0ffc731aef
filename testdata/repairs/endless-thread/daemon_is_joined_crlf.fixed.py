# safe: no
import threading

seen = []


stopping = threading.Event()


def work():
    while not stopping.is_set():
        seen.append(1)
        stopping.wait(0.01)
        seen.append(2)
        stopping.wait(5)


if __name__ == "__main__":
    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        print("started")
    finally:
        stopping.set()
        worker.join()
