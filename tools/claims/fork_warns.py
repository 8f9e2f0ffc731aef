# pythons: >=3.12
# os.fork with a running thread gives a DeprecationWarning.
import os
import threading
import time
import warnings

threading.Thread(target=time.sleep, args=(0.5,)).start()
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    if os.fork() == 0:
        os._exit(0)
os.wait()
assert any(w.category is DeprecationWarning for w in caught)
