"""A Value has a lock that can be held around an update; a RawValue has none."""
import multiprocessing
from multiprocessing.sharedctypes import RawValue

counter = multiprocessing.Value("i", 0)
with counter.get_lock():
    counter.value += 1
assert counter.value == 1
assert not hasattr(RawValue("i", 0), "get_lock")
