# safe: no
# before: prints done
# after: prints done 3
import threading

seen = []


def count(top):
    for number in range(top):
        seen.append(number)
        yield number


thread = threading.Thread(target=lambda *args: list(count(*args)), args=(3,))  # été
thread.start()
thread.join()
print("done", *[len(seen)] * bool(seen))
