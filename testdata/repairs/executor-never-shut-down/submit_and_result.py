# safe: yes
# before: prints 3 alive
# after: prints 3 gone
import threading
from concurrent import futures


class Sizes:
    @staticmethod
    def of(name):
        executor = futures.ThreadPoolExecutor(max_workers=1)
        # the only work
        future = executor.submit(len, name)

        size = future.result()
        return size


size = Sizes.of("été")
print(size, "alive" if threading.active_count() > 1 else "gone")
