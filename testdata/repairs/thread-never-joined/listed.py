# safe: no
# before: prints 0
# after: prints 2
import threading
import time

done = []


def work():
    time.sleep(0.1)
    done.append(1)


def main():
    threads = [threading.Thread(target=work) for _ in range(2)]
    for t in threads:
        t.start()


main()
print(len(done))
