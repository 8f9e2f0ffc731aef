# safe: no
# before: prints 2
# before: prints done
# after: prints done
# after: prints 2
import threading
import time


def work():
    time.sleep(0.2)
    print("done", flush=True)


def main(n):
    thread = threading.Thread(target=work)  # here
    thread.start()
    # é
    try:
        if n == 1:
            return 2

        return """two
lines"""
    finally:
        thread.join()


if __name__ == "__main__":
    print(main(1), flush=True)
