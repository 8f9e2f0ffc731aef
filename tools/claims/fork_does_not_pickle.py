# A forked Process takes a lambda and its own copy of a queue; a spawned one takes no lambda.
import multiprocessing
import queue


def put(q):
    q.put(1)


if __name__ == "__main__":
    fork, spawn = multiprocessing.get_context("fork"), multiprocessing.get_context("spawn")
    process = fork.Process(target=lambda: None)
    process.start()
    process.join()
    assert process.exitcode == 0
    q = queue.Queue()
    process = fork.Process(target=put, args=(q,))
    process.start()
    process.join()
    assert q.empty()
    try:
        spawn.Process(target=lambda: None).start()
    except Exception:
        pass
    else:
        raise SystemExit("a lambda was spawned")
