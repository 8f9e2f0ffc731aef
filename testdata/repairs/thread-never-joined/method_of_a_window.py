# repair: none
import threading


class Window:
    def load(self):
        threading.Thread(target=print).start()
        self.draw()

    def draw(self):
        print("é")
