import threading
from dataclasses import dataclass, field
from typing import ClassVar

seen = 0


class Hits:
    total = 0
    by_page = {}
    own = {}
    limit = 0

    def __init__(self):
        self.own = {}

    @classmethod
    def record(cls, page):
        cls.total = cls.total + len(page)  # want "two threads can update cls.total"
        cls.by_page[page] = cls.by_page.get(page, 0) + 1  # want "update cls.by_page"

    def add(self, page):
        self.own[page] = self.own.get(page, 0) + 1
        self.limit += len(page)


@dataclass
class Row:
    counts: dict[str, int] = field(default_factory=dict)
    known: ClassVar[dict[str, int]] = {}

    def add(self, page):
        self.counts[page] = self.counts.get(page, 0) + 1
        self.known[page] = self.known.get(page, 0) + 1  # want "update self.known"


class Base:
    made = 0

    @classmethod
    def make(cls):
        cls.made += len("x")  # a subclass counts for itself
        return cls()


class Left(Base): ...


class Visitor(threading.Thread):
    active = 0

    def __init__(self, page):
        super().__init__()
        self.page = page
        self.count = 0

    def run(self):
        global seen
        seen = seen + len(self.page)  # want "update seen"
        self.count += len(self.page)
        Visitor.active += len(self.page)  # want "update Visitor.active"
        Hits.record(self.page)
        Hits().add(self.page)
        Row().add(self.page)
        Left.make()


def main():
    visitors = [Visitor(page) for page in "abc"]
    for v in visitors:
        v.start()
    for v in visitors:
        v.join()
    print(Hits.total, sum(v.count for v in visitors))
