"""A loop over a dict, set or deque whose size changes ends in RuntimeError; a list skips an element."""
import collections


def fails(container, change):
    try:
        for _ in container:
            change(container)
    except RuntimeError:
        return True
    return False


assert fails({1: 1, 2: 2}, lambda d: d.pop(2, None))
assert fails({1, 2, 3}, lambda s: s.discard(3))
assert fails(collections.deque([1, 2, 3]), lambda d: d.append(4))
names = ["a", "b", "c"]
seen = []
for name in names:
    seen.append(name)
    if name == "a":
        names.remove("a")
assert seen == ["a", "c"]
