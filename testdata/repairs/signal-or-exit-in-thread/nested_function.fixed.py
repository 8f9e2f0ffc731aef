# safe: no
import threading


def main():
    def work():
        print("é")
        return

    threading.Thread(target=work).start()
