# safe: no
import sys
import threading


def main():
    def work():
        print("é")
        sys.exit(
            # no error
            0
        )

    threading.Thread(target=work).start()
