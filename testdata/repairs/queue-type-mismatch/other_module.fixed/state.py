"""What all share."""
import multiprocessing
import queue

results = multiprocessing.Queue()
