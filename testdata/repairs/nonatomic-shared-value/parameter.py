# safe: yes
# before: prints lost
# after: prints kept
import multiprocessing


def count(counter):
    for _ in range(20000):
        counter.value += 1  # once more


if __name__ == "__main__":
    counter = multiprocessing.Value("i", 0)
    processes = [multiprocessing.Process(target=count, args=(counter,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("kept" if counter.value == 60000 else "lost")
