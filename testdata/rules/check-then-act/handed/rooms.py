from side_by_side import side_by_side


class Rooms:
    def __init__(self):
        self.guests = {}

    def fill(self, names):
        side_by_side(self.place, names)

    def place(self, name):
        if name not in self.guests:
            self.guests[name] = []  # want "another thread can change self.guests"
        self.guests[name].append(name)
