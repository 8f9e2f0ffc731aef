# safe: yes
# before: hangs
# after: prints 300000
import multiprocessing


def work(queue):
    for _ in range(3):
        queue.put("x" * 100000)


def main():
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(queue,))
    process.start()
    texts = queue.get(), queue.get(), queue.get()
    process.join()  # é
    print(sum(len(t) for t in texts))


if __name__ == "__main__":
    main()
