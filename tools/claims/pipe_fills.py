# join() waits for a process that waits in send() of a full pipe.
import multiprocessing


def work(end):
    end.send("x" * 10_000_000)


if __name__ == "__main__":
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=work, args=(theirs,))
    process.start()
    process.join(2)
    assert process.is_alive()
    ours.recv()
    process.join(20)
    assert not process.is_alive()
