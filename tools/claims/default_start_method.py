# Linux forks by default until 3.13, and uses a fork server from 3.14 on.
import multiprocessing
import sys

if sys.platform == "linux":
    expected = "forkserver" if sys.version_info >= (3, 14) else "fork"
    assert multiprocessing.get_start_method() == expected
