import multiprocessing as mp

import worker

if __name__ == "__main__":
    total = mp.Value("i", 0)
    for _ in range(3):
        mp.Process(target=worker.count, args=(total,)).start()
