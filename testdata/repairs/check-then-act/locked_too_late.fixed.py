# safe: yes
# before: prints 2
# after: prints 1
import threading
import time

lock = threading.Lock()
made = []
_client = None


class Client:
    def __init__(self):
        time.sleep(0.2)
        made.append(1)


def get():
    """é"""
    global _client
    if _client is None:  # é
        with lock:
            # Made late: é.
            if _client is None:
                _client = Client()  # here
    return _client


def main():
    threads = [threading.Thread(target=get) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(made))


if __name__ == "__main__":
    main()
