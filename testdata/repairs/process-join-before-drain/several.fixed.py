# safe: yes
# before: hangs
# after: prints 200000
from multiprocessing import Process, Queue


def work(queue):
    for _ in range(1):
        queue.put("x" * 100000)


class Main:
    def run(self):
        results = []
        queue = Queue()
        processes = [Process(target=work, args=(queue,)) for _ in range(2)]
        for process in processes:
            process.start()
        for _ in processes:
            results.append(queue.get())
        for process in processes:
            process.join()
        print(sum(len(r) for r in results))


if __name__ == "__main__":
    Main().run()
