# join() waits for a process whose queue is not emptied.
import multiprocessing


def work(results):
    results.put("x" * 10_000_000)


if __name__ == "__main__":
    results = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(results,))
    process.start()
    process.join(2)
    assert process.is_alive()
    results.get()
    process.join(20)
    assert not process.is_alive()
