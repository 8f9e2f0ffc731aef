# multiprocessing sends sockets and the ends of pipes, to the tasks of pools too.
import multiprocessing
import socket
from concurrent.futures import ProcessPoolExecutor


def bound(end):
    return end.getsockname()[0]


if __name__ == "__main__":
    with socket.socket() as end:
        end.bind(("127.0.0.1", 0))
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(1, mp_context=spawn) as pool:
            assert pool.submit(bound, end).result(20) == "127.0.0.1"
            ours, theirs = multiprocessing.Pipe()
            assert pool.submit(str, theirs).result(20)
        process = spawn.Process(target=bound, args=(end,))
        process.start()
        process.join()
        assert process.exitcode == 0
