# safe: yes
# before: prints lost
# after: prints kept
import multiprocessing


def count(counter):
    for _ in range(2):
        counter.value += 1 + 0 * sum(range(8_000_000))  # read, a while of work, written


if __name__ == "__main__":
    counter = multiprocessing.Value("i", 0)
    processes = [multiprocessing.Process(target=count, args=(counter,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("kept" if counter.value == 6 else "lost")
