import os
import threading


class Client:
    pass


folder = None
client = None


def work():
    global folder, client
    if folder is None:
        folder = os.path.join(os.path.dirname(__file__), "cache") + os.sep
    if client is None:
        client = Client()  # want "both make one"


for _ in range(4):
    threading.Thread(target=work).start()
