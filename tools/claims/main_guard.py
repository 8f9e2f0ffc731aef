# What is defined or set under the main guard is not there in a process that was not forked.
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def reads():
    return factor


if __name__ == "__main__":
    def work():
        return 1

    factor = 3
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=work)
    process.start()
    process.join()
    assert process.exitcode == 1
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        try:
            pool.submit(work).result(20)
            raise SystemExit("found")
        except BrokenProcessPool:
            pass
    with spawn.Pool(1) as pool:
        try:
            pool.apply(reads)
            raise SystemExit("known")
        except NameError:
            pass
        result = pool.apply_async(work)
        result.wait(3)
        assert not result.ready()
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(work) == 1
        assert pool.apply(reads) == 3
