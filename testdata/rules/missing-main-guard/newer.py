# target: 3.14
import multiprocessing

manager = multiprocessing.Manager()  # want "error: .*ConnectionResetError"
