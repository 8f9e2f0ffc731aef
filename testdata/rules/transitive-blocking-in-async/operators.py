# Special methods that operators, tests and builtins call.
import time


class Slow:
    def __len__(self):
        time.sleep(1)
        return 1

    def __getitem__(self, key):
        time.sleep(1)
        return key

    def __setitem__(self, key, value):
        time.sleep(1)

    def __delitem__(self, key):
        time.sleep(1)

    def __contains__(self, key):
        time.sleep(1)
        return True

    def __eq__(self, other):
        time.sleep(1)
        return True


class Sized:
    def __len__(self):
        time.sleep(1)
        return 1


class Told:
    def __bool__(self):
        time.sleep(1)
        return True

    def __len__(self):
        return 1


class Quick:
    def __len__(self):
        return 1

    def __getitem__(self, key):
        return key

    def __contains__(self, key):
        return False


async def of_a_name():
    slow = Slow()
    print(len(slow))  # want "^warning: len\\(\\) ends up calling time.sleep\\(\\)(?s:.*)Slow.__len__ calls time.sleep"
    print(slow["key"])  # want "slow\\[\"key\"\\] ends up calling time.sleep"
    slow["key"] = 1  # want "slow\\[\"key\"\\] ends up"
    del slow["key"]  # want "slow\\[\"key\"\\] ends up"
    print("key" in slow)  # want "\"key\" in slow ends up"
    print("key" not in slow)  # want "\"key\" not in slow ends up"
    print(slow == 3)  # want "slow == 3 ends up"
    print(slow != 3)  # want "slow != 3 ends up"


async def tested(sized: Sized, told: Told):
    if sized:  # want "sized ends up"
        return 1
    while not told:  # want "told ends up"
        return 2
    print(bool(told), 1 if sized else 2)  # want "bool\\(\\) ends up" "sized ends up"
    return told and not told  # want "told ends up" "told ends up"


class Server:
    def __init__(self):
        self.slow = Slow()
        self.quick = Quick()

    async def answer(self, key):
        return self.slow[key]  # want "self.slow\\[key\\] ends up"

    async def fine(self, key):
        if key in self.quick and self.quick:
            return self.quick[key] + len(self.quick)
        return key


def ordinary(slow: Slow):
    return slow["key"] if slow else len(slow)


async def through_a_function(slow: Slow):
    return ordinary(slow)  # want "ordinary\\(\\) ends up calling time.sleep"


async def not_asked(slow: Slow, other, key):
    if slow is None:
        return None
    other[slow] = key
    return [slow, other == key, key in other, len(other)]


class Overridden(Quick):
    def __len__(self):
        time.sleep(1)
        return 1


async def perhaps(quick: Quick):
    return len(quick)


async def shadowed(len, slow: Slow):
    return len(slow)
