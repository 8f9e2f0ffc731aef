# safe: no
# before: raises TypeError
# before: prints done
# after: prints done
import os
import signal


def work(text):
    print(text)


def main():
    """é"""
    signal.signal(signal.SIGTERM, lambda *_: work("done"))  # é
    os.kill(os.getpid(), signal.SIGTERM)


main()
