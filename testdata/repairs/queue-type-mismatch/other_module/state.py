"""What all share."""
import queue

results = queue.Queue()
