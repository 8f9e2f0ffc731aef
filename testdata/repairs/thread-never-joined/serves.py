# repair: none
import threading


def main(server):
    def serve():
        server.serve_forever()

    threading.Thread(target=serve).start()
    print("started")
