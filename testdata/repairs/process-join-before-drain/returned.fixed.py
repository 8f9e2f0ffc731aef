# safe: yes
# before: hangs
# after: prints 100000
import multiprocessing


def work(queue):
    queue.put("x" * 100000)


def compute():
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(queue,))
    process.start()
    result = queue.get()  # é
    process.join()
    return result


if __name__ == "__main__":
    print(len(compute()))
