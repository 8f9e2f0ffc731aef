package program

import "testing"

// accessPrograms say behind a line which places it uses, what place an expression names, what becomes of the value of
// its innermost call, and how the handles that it makes end.
var accessPrograms = map[string]string{
	"accesses": `
import threading
total = 0
rows = []
table = {}
def f(x):
    global total, rows
    total  # uses: read global total
    total = 1  # uses: write global total
    total += 1  # uses: update global total
    total = total + 1  # uses: read global total, update global total
    rows.append(x)  # uses: read global rows, mutate global rows
    rows[0] = 1  # uses: mutate global rows[]
    del rows[0]  # uses: mutate global rows[]
    table[x] = table.get(x, 0) + 1  # uses: read global table, update global table[]
    for r in rows:  # uses: read global rows, iterate global rows
        pass
    for k, v in table.items():  # uses: read global table, iterate global table
        pass
    for r in list(rows):  # uses: read global rows
        pass
    local = 1  # uses: -
    local += 1  # uses: -
    if x not in table:  # uses: read global table
        table[x] = 1  # uses: mutate global table[] after test
    if total:  # uses: read global total
        pass
    total = 2  # uses: write global total
    if not total:  # uses: read global total
        total = 3  # uses: write global total after test
class A:
    def __init__(self):
        self.n = 0  # uses: write A.n
        self.rows = []  # uses: write A.rows
    def m(self, other: "A"):
        self.n += 1  # uses: update A.n
        self.n = self.n * 2  # uses: read A.n, update A.n
        other.n = 1  # uses: write A.n
        self.rows.append(1)  # uses: read A.rows, mutate A.rows
        self.rows.copy()  # uses: read A.rows
        a, self.n = 1, 2  # uses: write A.n
        if self.n > 1:  # uses: read A.n
            self.n = 1  # uses: write A.n after test
        while self.rows:  # uses: read A.rows
            self.rows.pop()  # uses: read A.rows, mutate A.rows after test
class B(A):
    def k(self):
        self.n = 1  # uses: write A.n
        self.own = 1  # uses: write B.own
def outer():
    cell = 0  # uses: write local cell
    alone = 0  # uses: -
    def inner():
        nonlocal cell
        cell += 1  # uses: update local cell
    return inner
`,
	"places": `
-- a.py --
import threading
from b import shared
import b
lock = threading.Lock()
class A:
    level = 1
    def __init__(self):
        self.lock = lock
        self.rows = []
    def m(self):
        self.lock  # place: A.lock
        self.rows  # place: A.rows
        self.rows[0]  # place: A.rows[]
        mine = self.rows
        mine  # place: A.rows
        for row in self.rows:
            row  # place: A.rows[]
        other = make()
        other  # place: local other
        other.x  # place: -
        lock  # place: global lock
        shared  # place: global shared
        b.shared  # place: global shared
        b.shared[1]  # place: global shared[]
        nowhere  # place: -
        threading  # place: -
        A().rows  # place: A.rows
        A.level  # place: A.level
class B(A):
    def __init__(self):
        self.own = 1
    def m(self):
        self.rows  # place: A.rows
        self.own  # place: B.own
-- b.py --
shared = []
`,
	"fates": `
import threading
threads = []
class A:
    def m(self):
        make()  # fate: dropped
        x = make()  # fate: stored local x
        self.x = make()  # fate: stored A.x
        self.x, y = make(), 1  # fate: lost
        self.rows = [make(), 1]  # fate: stored A.rows[]
        threads.append(make())  # fate: stored global threads[]
        make().start()  # fate: chained start
        use(make())  # fate: passed
        use(key=make())  # fate: passed
        x = make() or None  # fate: stored local x
        x = make() if y else None  # fate: stored local x
        rows = [make() for _ in y]  # fate: stored local rows[]
        if make(): pass  # fate: operand
        make() == 1  # fate: operand
        with make(): pass  # fate: entered
        (z := make())  # fate: stored local z
        make()[0]  # fate: operand
        table = {1: make()}  # fate: stored local table[]
        rows.extend(make() for _ in y)  # fate: passed
        return make()  # fate: returned
async def f():
    await make()  # fate: awaited
    yield make()  # fate: returned
`,
	"endings": `
import threading, multiprocessing
from concurrent.futures import ThreadPoolExecutor
class A:
    def __init__(self):
        self.joined = threading.Thread(target=f)  # ends: ends
        self.lost = threading.Thread(target=f)  # ends: never
        self.given = threading.Thread(target=f)  # ends: leaves
        self.pool = ThreadPoolExecutor()  # ends: ends
        self.rows = []
        for i in range(2):
            self.rows.append(threading.Thread(target=f))  # ends: ends
    def start(self):
        self.joined.start()
        self.lost.start()
        self.given.start()
        give(self.given)
    def stop(self):
        self.joined.join()
        self.pool.shutdown()
        for row in self.rows:
            row.join()
def f():
    t = threading.Thread(target=g)  # ends: ends
    t.start()
    t.join()
    u = threading.Thread(target=g)  # ends: never
    u.start()
    print(u)
    v = threading.Thread(target=g)  # ends: leaves
    return v
def g():
    rows = [threading.Thread(target=f) for _ in range(3)]  # ends: ends
    for row in rows:
        row.start()
    for row in rows:
        row.join()
    p = multiprocessing.Pool()  # ends: ends
    with p:
        pass
module = threading.Thread(target=f)  # ends: never
module.start()
other = threading.Thread(target=f)  # ends: ends
def stop():
    other.join()
`,
}

// TestPlaces holds what is known of the places that programs use, and of the values that go there.
func TestPlaces(t *testing.T) {
	for name, archive := range accessPrograms {
		t.Run(name, func(t *testing.T) {
			for _, eager := range []bool{true, false} {
				compare(t, parse(archive), eager)
			}
		})
	}
}
