# safe: no
# before: prints [1, 2, 3]
# after: prints [1, 2, 3]
import queue
import threading


def run(words):
    jobs = queue.Queue()
    done = []
    for word in words:
        jobs.put(word)

    def work():
        while True:
            try:
                word = jobs.get_nowait()
            except queue.Empty:
                break
            done.append(len(word))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(done)


print(run(["a", "été", "ab"]))
