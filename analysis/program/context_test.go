package program

import "testing"

// contextPrograms are programs with what is known of their functions behind the def: the contexts (a star where it runs
// several times at once), the way to what blocks.
var contextPrograms = map[string]string{
	"threads": `
import threading
class Worker(threading.Thread):
    def run(self):  # in: thread
        self.step()
    def step(self): pass  # in: thread
def target(): helper()  # in: thread
def helper(): pass  # in: import, thread
def once(): pass  # in: thread
def many(): pass  # in: thread*
def timer(): pass  # in: thread
def main():  # in: import
    threading.Thread(target=target).start()
    threading.Timer(1, timer).start()  # starts: timer in thread
    for _ in range(3):
        threading.Thread(target=many).start()
    Worker().start()  # starts: Worker.run in thread
    threading.Thread(target=lambda: once())
    helper()
main()
`,
	"executors": `
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
import multiprocessing
def a(x): b()  # in: thread*
def b(): pass  # in: thread*, process*
def c(x): b()  # in: process*
def d(x): pass  # in: process*
def e(): pass  # in: process
def init(): pass  # in: thread*
def done(f): pass  # in: main
def main():
    with ThreadPoolExecutor(initializer=init) as pool:
        pool.submit(a, 1)
        pool.map(a, [1])
    with ProcessPoolExecutor() as processes:
        processes.submit(c, 1)  # starts: c in process
    with multiprocessing.Pool() as others:
        others.map(d, [1])  # starts: d in process
    multiprocessing.Process(target=e).start()
`,
	"loop": `
import asyncio
def helper(): pass  # in: loop*
def blocking(): pass  # in: thread*
def callback(): pass  # in: loop
def factory(): return 1  # in: loop
async def task():  # in: loop*
    helper()
async def main():  # in: loop
    asyncio.create_task(task())  # starts: task in loop
    await asyncio.to_thread(blocking)  # starts: blocking in thread
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, blocking)
    loop.call_soon(callback)  # starts: callback in loop
    factory()
    await asyncio.gather(task(), task())
asyncio.run(main())  # starts: main in loop
`,
	"wrappers": `
import threading, functools
def spawn(fn, *args):
    threading.Thread(target=fn, args=args).start()
def twice(fn):
    spawn(fn)
def in_thread(fn):
    @functools.wraps(fn)
    def inner(*args):
        threading.Thread(target=fn, args=args).start()
    return inner
def here(fn): fn()
def a(): pass  # in: thread
def b(): pass  # in: thread
def c(): pass  # in: import
def e(x): pass  # in: thread
@in_thread
def decorated(): pass
def main():  # in: import
    spawn(a)
    twice(b)
    here(c)
    threading.Thread(target=functools.partial(e, 1))
    decorated()
main()
`,
	"methods": `
import threading
class Base:
    def start(self):
        threading.Thread(target=self.work).start()  # starts: Base.work/A.work in thread
    def work(self): pass  # in: thread
class A(Base):
    def work(self): self.more()  # in: thread
    def more(self): pass  # in: thread
    @property
    def p(self): return 1  # in: thread
    @staticmethod
    def s(): pass  # in: thread
    @classmethod
    def c(cls): cls.d()  # in: thread
    @classmethod
    def d(cls): pass  # in: thread
def run(a: A):  # in: thread
    a.p  # calls: property A.p
    A.s()  # calls: A.s
    A.c()  # calls: A.c
    with a: pass
    for x in gen(): pass  # calls: gen, iterate gen
    [late() for _ in x]
def late(): pass  # in: thread
def gen():  # in: thread
    yield inner()
def inner(): pass  # in: thread
threading.Thread(target=run, args=(A(),)).start()
`,
	"exactness": `
class A:
    def over(self): pass
class B(A):
    def over(self): pass
def f(a: A):
    a.over()  # calls: A.over/B.over
    b = A()
    b.over()  # calls: A.over
    c = A() if b else a
    c.over()  # calls: A.over/B.over
    B().over()  # calls: -, B.over
    for d in [A()]:
        d.over()  # calls: A.over
`,
	"peers in another file": `
-- a.py --
import threading
from b import Shared, count
s = Shared()
threading.Thread(target=s.work).start()
threading.Thread(target=count).start()
-- b.py --
n = 0
class Shared:
    def __init__(self): self.n = 0
    def work(self): self.n += 1  # in: thread
    def other(self): self.n += 1
def count():  # in: main, thread
    global n
    n += 1
def more():
    global n
    n += 1
    count()
`,
	"import and main": `
import atexit
def at_import(): pass  # in: import
def only_main(): pass  # in: main
def at_exit(): pass  # in: -
def public(): used()  # in: main
def used(): pass  # in: main
at_import()
atexit.register(at_exit)
if __name__ == "__main__":
    only_main()
`,
	"across files": `
-- app.py --
import asyncio
from lib import fetch, Client
import lib.deep as deep
async def handler():  # in: loop
    fetch()  # calls: fetch
    Client().get()  # calls: Client.__init__, Client.get
    deep.call()  # calls: call
def sync(): fetch()  # in: main | blocks: time.sleep via fetch, wait
-- lib/__init__.py --
import time
def fetch(): wait()  # in: main, loop | blocks: time.sleep via wait
def wait(): time.sleep(1)  # in: main, loop | blocks: time.sleep
class Client:
    def __init__(self): self.n = 1  # in: loop | blocks: -
    def get(self): return fetch()  # in: loop | blocks: time.sleep via fetch, wait
-- lib/deep.py --
from . import wait
from .other import quiet
def call(): quiet()  # in: loop | blocks: -
-- lib/other.py --
def quiet(): pass  # in: loop
`,
	"effects": `
import time, subprocess, threading, socket, requests, os
lock = threading.Lock()
def a(): b()  # blocks: time.sleep via b, c
def b(): c()  # blocks: time.sleep via c
def c(): time.sleep(1)  # blocks: time.sleep
def d(): subprocess.run(x)  # blocks: subprocess.run
def e(): open(x).read()  # blocks: builtins.open
def quiet(): return 1  # blocks: -
def f(): requests.get(x)  # blocks: requests.get
def marked(): time.sleep(1)  # parahint: non-blocking
def through(): marked()  # blocks: -
def claims(): pass  # parahint: blocking
def above(): claims()  # blocks: itself via claims
async def co(): time.sleep(1)  # blocks: time.sleep
def starts(): co()  # blocks: -
async def awaits(): await co()  # blocks: -
def gen():
    time.sleep(1)
    yield
def lazy(): gen()  # blocks: -
def loops():  # blocks: time.sleep via gen
    for x in gen(): pass
class A:
    @property
    def p(self): return c()  # blocks: time.sleep via c
    def __init__(self): c()  # blocks: time.sleep via c
    def __enter__(self): c()
    def __exit__(self, *a): pass
    def over(self): c()
class B(A):
    def over(self): pass
def reads(a: A): return a.p  # blocks: time.sleep via A.p, c
def makes(): A()  # blocks: time.sleep via A.__init__, c
def enters(a: A):  # blocks: time.sleep via A.__enter__, c
    with a: pass
def some(a: A): a.over()  # blocks: -
def all(b: B): b.over()  # blocks: -
def first():  # blocks: time.sleep via c
    A().over() if x else quiet()
    c()
def inner():  # blocks: -
    def never(): c()
def called():  # blocks: time.sleep via called.<locals>.runs, c
    def runs(): c()
    runs()
def loop1(): loop2()  # blocks: time.sleep via loop2, c
def loop2():  # blocks: time.sleep via c
    loop1()
    c()
def given(fn): fn()
def gives(): given(c)  # blocks: time.sleep via c
def comp(): return [c() for _ in x]  # blocks: time.sleep via comp.<locals>.<comprehension>, c
def waits(): lock.acquire()  # blocks: threading.Lock.acquire
def tries(): lock.acquire(blocking=False)  # blocks: -
def shared(a: A): os.stat(x)  # blocks: os.stat
`,
	"locks": `
import threading
lock = threading.Lock()
other = threading.RLock()
class A:
    def __init__(self):
        self.lock = threading.Lock()
        self.cond = threading.Condition(self.lock)
    def outer(self):
        with self.lock:
            self.inner()  # held: self.lock
        self.open()  # held: -
        with lock, other:
            self.both()  # held: other, lock
            x()  # held: other, lock
        with self.cond:
            self.inner()  # held: self.lock
    def inner(self): self.deeper()  # entry: self.lock | held: -
    def deeper(self): pass  # entry: self.lock
    def open(self): self.never()  # entry: -
    def both(self): pass  # entry: other, lock
    def never(self): pass  # entry: -
    def twice(self):
        with self.lock:
            self.mixed()
        self.mixed()
    def mixed(self): pass  # entry: -
def explicit():
    lock.acquire()
    f()  # held: lock
    lock.release()
    f()  # held: -
def safe():
    lock.acquire()
    try:
        g()  # held: lock
    finally:
        lock.release()
    f()  # held: -
def f(): pass  # entry: -
def g(): pass  # entry: lock
def local():
    own = threading.Lock()
    def inner(): pass  # entry: own
    with own:
        inner()  # held: own
def strange(thing):
    with thing:
        h()
def h(): pass  # entry: ?
def started():
    with lock:
        threading.Thread(target=s)
        s()
def s(): pass  # entry: -
class T(threading.Thread):
    def run(self): pass  # entry: -
    def go(self): pass  # entry: lock
def starter():
    t = T()
    with lock:
        t.run()
        t.go()
def r1(n):  # entry: lock
    r2(n)
def r2(n):  # entry: lock
    r1(n - 1)
def begin():
    with lock:
        r1(3)
`,
}

// TestContextsAndEffects holds in which contexts the functions of small programs run, how they block, and which locks
// are held.
func TestContextsAndEffects(t *testing.T) {
	for name, archive := range contextPrograms {
		t.Run(name, func(t *testing.T) {
			for _, eager := range []bool{true, false} {
				compare(t, parse(archive), eager)
			}
		})
	}
}
