import multiprocessing

import work

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    work.start()
