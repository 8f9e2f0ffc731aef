# safe: no
# before: prints [1, 2, 3]
# after: prints [1, 2, 3]
import threading


def run(words):
    jobs = []
    done = []
    for word in words:
        jobs.append(word)

    def work():
        while jobs:
            word = jobs.pop(0)
            done.append(len(word))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(done)


print(run(["a", "été", "ab"]))
