# itertools objects can be pickled until 3.13, asyncio's locks from 3.10 on.
import asyncio
import itertools
import pickle
import sys
import warnings

warnings.simplefilter("ignore")


def pickles(value):
    try:
        pickle.dumps(value)
    except TypeError:
        return False
    return True


assert pickles(itertools.count()) == (sys.version_info < (3, 14))
if sys.version_info >= (3, 10):
    assert pickles(asyncio.Lock())
