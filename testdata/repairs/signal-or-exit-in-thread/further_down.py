# repair: none
import sys
import threading


def work():
    _leave()
    print("never")


def _leave():
    sys.exit()


threading.Thread(target=work).start()
