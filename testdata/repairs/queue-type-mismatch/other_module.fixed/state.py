"""What all share."""
import multiprocessing

results = multiprocessing.Queue()
