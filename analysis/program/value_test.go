package program

import "testing"

// values are programs whose expression statements say their value behind `# is: `.
var values = map[string]string{
	"literals": `
1  # is: a builtins.int
"x"  # is: a builtins.str
f"{x}"  # is: a builtins.str
b"x"  # is: a builtins.bytes
None  # is: None
True  # is: a builtins.bool
[1, 2]  # is: a builtins.list of a builtins.int
[1, "x"]  # is: a builtins.list of unknown
{"k": b"v"}  # is: a builtins.dict of a builtins.bytes
{1}  # is: a builtins.set of a builtins.int
()  # is: a builtins.tuple
nowhere  # is: unknown
not x  # is: a builtins.bool
[str(x) for x in y]  # is: a builtins.list of a builtins.str
`,
	"constructors": `
import threading
class A: pass
class B(A):
    def __init__(self): self.lock = threading.Lock()
A  # is: class A
A()  # is: a A
threading.Lock  # is: outside threading.Lock
threading.Lock()  # is: a threading.Lock
B().lock  # is: a threading.Lock
lock = threading.Lock()
lock  # is: a threading.Lock
lock = None
`,
	"joined": `
import threading
class A: pass
if x:
    one = A()
    two = A()
    three = None
else:
    one = None
    two = threading.Lock()
    three = None
one  # is: a A
two  # is: unknown
three  # is: None
A() if x else None  # is: a A
None or A()  # is: a A
`,
	"annotations": `
from __future__ import annotations
import threading, queue
from typing import Optional, Union, List, Annotated
class A:
    lock: threading.Lock
    def m(self, other: "A", maybe: Optional[A], rest: list[A], union: Union[A, None], *args: A, **kwargs: A):
        self  # is: a A
        other  # is: a A
        maybe  # is: a A
        rest[0]  # is: a A
        union  # is: a A
        args  # is: a builtins.tuple of a A
        kwargs  # is: a builtins.dict of a A
        self.lock  # is: a threading.Lock
def f(a: A | None, b: "Optional[A]", c: None | threading.Lock, d: "threading.Lock | None", e: List["A"], g: A | threading.Lock, h=1):
    a  # is: a A
    b  # is: a A
    c  # is: a threading.Lock
    d  # is: a threading.Lock
    e[0]  # is: a A
    g  # is: unknown
    h  # is: unknown
    q: queue.Queue[A] = make()
    q  # is: a queue.Queue of a A
    t: type[A] = x
    z: A
    z  # is: a A
`,
	"with": `
import contextlib, threading, socket
class A:
    def __enter__(self): return self
    def __exit__(self, *e): pass
class B:
    def __enter__(self) -> A: return other()
    def __exit__(self, *e): pass
class C:
    async def __aenter__(self): return A()
@contextlib.contextmanager
def make():
    yield A()
@contextlib.asynccontextmanager
async def amake():
    yield B()
def f():
    with A() as a, B() as b, make() as c:
        a  # is: a A
        b  # is: a A
        c  # is: a A
    with open("x") as g:
        g  # is: a io.TextIOWrapper
    with socket.create_connection(x) as s:
        s  # is: a socket.socket
async def g():
    async with C() as c, amake() as d:
        c  # is: a A
        d  # is: a B
`,
	"for": `
import threading
class A: pass
def gen():
    yield A()
def f(rows: list[A], d: dict[str, A]):
    for a in rows:
        a  # is: a A
    for g in gen():
        g  # is: a A
    for k in d:
        d[k]  # is: a A
    for t in [threading.Thread(target=f) for _ in range(3)]:
        t  # is: a threading.Thread
    for i, _ in enumerate(rows):
        i  # is: a builtins.int
    for u in unknown():
        u  # is: unknown
threads = []
threads.append(threading.Thread())
threads[0]  # is: a threading.Thread
`,
	"calls": `
import threading, queue
class A:
    def make(self): return self
    def self_typed(self) -> "A": return x
    @classmethod
    def new(cls): return cls()
    @staticmethod
    def lock(): return threading.Lock()
    def __call__(self): return 1
def helper(x):
    if x:
        return None
    return A()
def typed() -> A: ...
def none(): pass
def recursive(x):
    return recursive(x - 1) if x else A()
def even(): return odd()
def odd(): return even() or A()
async def co(): return A()
def gen(): yield 1
helper(1)  # is: a A
typed()  # is: a A
none()  # is: None
recursive(1)  # is: a A
even()  # is: a A
co()  # is: coroutine co
gen()  # is: generator gen
A().make()  # is: a A
A().self_typed()  # is: a A
A.new()  # is: a A
A.lock()  # is: a threading.Lock
A()()  # is: a builtins.int
(lambda: A())()  # is: a A
async def f():
    await co()  # is: a A
    [x async for x in y]  # is: a builtins.list of unknown
helper  # is: def helper
A().make  # is: method A.make
A.make  # is: def A.make
queue.Queue().put  # is: method queue.Queue.put
`,
	"attributes": `
import threading
class Base:
    shared = threading.Lock()
    def __init__(self):
        self.lock = threading.RLock()
        self.parts = []
        self.mixed = 1
        self.maybe = None
    def change(self):
        self.mixed = "x"
        self.maybe = Base()
        self.parts.append(Base())
class A(Base):
    def m(self):
        self.lock  # is: a threading.RLock
        self.shared  # is: a threading.Lock
        self.parts  # is: a builtins.list of a Base
        self.mixed  # is: unknown
        self.maybe  # is: a Base
        self.nowhere  # is: unknown
        self.maybe.maybe.lock  # is: a threading.RLock
`,
	"super": `
import threading
class Base:
    def m(self): return 1
    @property
    def p(self): return "x"
class A(Base):
    def m(self):
        super().m()  # is: a builtins.int
        super().m  # is: method Base.m
        super(A, self).m()  # is: a builtins.int
        self.m  # is: method A.m
        return "x"
class T(threading.Thread):
    def __init__(self):
        super().__init__()  # is: unknown
        self.join  # is: method threading.Thread.join
A().p  # is: a builtins.str
A.p  # is: def Base.p
`,
	"property": `
import functools
class A:
    @property
    def one(self): return 1
    @one.setter
    def one(self, v): pass
    @functools.cached_property
    def two(self) -> str: ...
    @property
    def deep(self): return self
A().one  # is: a builtins.int
A().two  # is: a builtins.str
A().deep.deep.one  # is: a builtins.int
-- b.py --
import abc, functools, typing
from abc import abstractmethod
from functools import cached_property
from typing import override
class B:
    @staticmethod
    def static(): return 1
    @classmethod
    def new(cls): return cls()
    @abstractmethod
    def one(self): return 1
    @abc.abstractmethod
    def two(self): return 1
    @override
    def three(self): return 1
    @typing.override
    def four(self): return 1
    @cached_property
    def five(self): return 1
    @functools.cached_property
    def six(self): return 1
-- c.py --
from b import B
B.static()  # is: a builtins.int
B.new()  # is: a B
B().new()  # is: a B
B().one()  # is: a builtins.int
B().two()  # is: a builtins.int
B().three()  # is: a builtins.int
B().four()  # is: a builtins.int
B().five  # is: a builtins.int
B().six  # is: a builtins.int
`,
	"partial": `
import functools
from functools import partial
def f(a): return 1
class A:
    def m(self): return "x"
functools.partial(f, 1)  # is: partial of def f
partial(f)()  # is: a builtins.int
partial(A().m)()  # is: a builtins.str
partial(partial(f))()  # is: a builtins.int
`,
	"decorators": `
import functools
def plain(f):
    return f
def wrapping(f):
    @functools.wraps(f)
    def inner(*a):
        return f(*a)
    return inner
def factory(n):
    def decorate(f):
        return f
    return decorate
def other(f):
    return 1
@plain
def a(): pass
@wrapping
def b(): pass
@other
def c(): pass
@functools.lru_cache
def d(): pass
@functools.lru_cache(maxsize=3)
def e(): pass
a  # is: def a
b  # is: def b
c  # is: unknown
d  # is: def d
e  # is: def e
`,
	"locals": `
import threading
class Broken(Exception): pass
def f(x):
    lock = threading.Lock()
    lock  # is: a threading.Lock
    def inner():
        lock  # is: a threading.Lock
    a, b = threading.Lock(), 1
    a  # is: a threading.Lock
    b  # is: a builtins.int
    (w := threading.Event())  # is: a threading.Event
    w  # is: a threading.Event
    try:
        pass
    except Broken as e:
        e  # is: a Broken
    s = x
    s  # is: unknown
    global g
    g = threading.Lock()
g  # is: a threading.Lock
def outer():
    def inner():
        nonlocal later
        later = threading.Lock()
        later  # is: a threading.Lock
    later = None
    later  # is: a threading.Lock
`,
	"bindings that reach": `
import threading, queue
from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor
def straight(x, n: threading.Lock):
    with ThreadPoolExecutor() as pool:
        pool  # is: a concurrent.futures.ThreadPoolExecutor
        [pool for _ in x]  # is: a builtins.list of a concurrent.futures.ThreadPoolExecutor
        later = lambda: pool  # later
    with ProcessPoolExecutor() as pool:
        pool  # is: a concurrent.futures.ProcessPoolExecutor
    n  # is: a threading.Lock
    n = threading.Event()
    n  # is: a threading.Event
    def inner():
        pool  # is: unknown
def branches(x):
    if x:
        a = threading.Lock()
        a  # is: a threading.Lock
    else:
        a = threading.Event()
        a  # is: a threading.Event
    a  # is: unknown
    if x:
        a = threading.Thread()
    else:
        return
    a  # is: a threading.Thread
def loops(rows):
    a = threading.Lock()
    for r in rows:
        a  # is: unknown
        a = threading.Event()
        a  # is: a threading.Event
    a  # is: unknown
    for a in [threading.Thread()]:
        a  # is: a threading.Thread
        a = queue.Queue()
    while rows:
        a = threading.Lock()
        a  # is: a threading.Lock
def tries(x):
    a = threading.Lock()
    try:
        a  # is: a threading.Lock
        a = x()
        a = threading.Event()
        a  # is: a threading.Event
    except OSError:
        a  # is: unknown
        a = threading.Event()
    else:
        a  # is: a threading.Event
    a  # is: a threading.Event
    try:
        pass
    finally:
        a  # is: a threading.Event
def elsewhere():
    a = threading.Lock()
    def inner():
        nonlocal a
        a = threading.Event()
    a  # is: unknown
def round(x):
    a = threading.Lock()
    while x:
        a = x(a)
        a  # is: unknown
def walrus(x):
    a = threading.Lock()
    if x and (a := threading.Event()):
        a  # is: unknown
    del a
    a = 1
    a  # is: a builtins.int
-- script.py --
import threading
if __name__ == "__main__":
    a = threading.Lock()
    a  # is: a threading.Lock
    a = threading.Event()
    a  # is: a threading.Event
def f():
    a  # is: unknown
if f():
    b = 1
    b  # is: unknown
    b = "x"
def g():
    global b
    b = b""
`,
	"type parameters": `
class T: pass
class U: pass
async def f[T](a: T, b: U) -> T:
    a  # is: unknown
    b  # is: a U
    T()  # is: unknown
    async def inner(c: T):
        c  # is: unknown
async def g[T](a: int):
    T = U
    T()  # is: a U
async def h(a: T):
    a  # is: a T
class Box[T, *Us, **Ps]:
    one: T
    async def get(self, a: T, b: U):
        a  # is: unknown
        b  # is: a U
        self.one  # is: unknown
class Other:
    async def get[U](self, a: T, b: U):
        a  # is: a T
        b  # is: unknown
async def outer():
    class T: pass
    class In[T]:
        async def m(self, a: T, *b: "T"):
            a  # is: unknown
    async def n(a: T):
        a  # is: a outer.<locals>.T
f(1, 2)  # is: coroutine f
`,
	"chosen callables": `
import threading, time
from other import far
def one(): time.sleep(1)  # in: main, thread
def two(): time.sleep(1)  # in: main, thread
def three(): pass
table = {"a": one, "b": two}
steps = [one, two, three]
grown = {"a": one}
given = {"a": one, "b": two}
mixed = {"a": one, "b": print}
imported = (one, far)
def use(k, x):
    time.sleep(0)
    table[k]()  # calls: one/two
    table.get(k)()  # calls: builtins.dict.get, one/two
    table.get(k, three)()  # calls: builtins.dict.get, one/two/three
    grown[k]()  # calls: -
    given[k]()  # calls: -
    mixed[k]()  # calls: -
    imported[k]()  # calls: one/far
    for step in steps:
        step()  # calls: one/two/three
    chosen = one if x else two
    chosen()  # calls: one/two
    (one if x else two)()  # calls: one/two
    known = table[k]
    known()  # calls: one/two
    if x:
        known()  # calls: one/two
    maybe = x or one
    maybe()  # calls: -
    grown[k] = two
    print(given)
    local = {1: one, 2: two}
    local[k]()  # calls: one/two
    changed = {1: one, 2: two}
    changed[3], a = x
    changed[k]()  # calls: -
    threading.Thread(target=table[k]).start()  # starts: one/two in thread
class A:
    by = {"x": one, "y": two}
    def __init__(self, x, cb):
        self.same = one
        self.either = one if x else None
        self.two = one
        self.cb = cb
        self.mine = {"x": self.m, "y": self.n}
        self.late = None
        time.sleep(0)
    def m(self): pass
    def n(self): pass
    def set(self):
        self.two = two
        self.late = self.m
        time.sleep(0)
    def use(self, k):
        time.sleep(0)
        self.same()  # calls: one
        self.either()  # calls: one
        self.two()  # calls: one/two
        self.cb()  # calls: -
        self.mine[k]()  # calls: A.m/A.n
        self.late()  # calls: A.m
        self.by[k]()  # calls: one/two
class B(Unknown):
    def __init__(self):
        self.two = one
        self.two = two
        self.two()  # calls: -
        time.sleep(0)
-- other.py --
def far(): pass
`,
	"elements": `
import threading, collections
from typing import Dict
class A: pass
def f(rows: list[A], d: dict[str, A], e: Dict[str, A]):
    for k in d:
        k  # is: unknown
        d[k]  # is: a A
    for v in d.values():
        v  # is: a A
    for k in d.keys():
        k  # is: unknown
    for k, v in e.items():
        v  # is: a A
        k  # is: unknown
    for k, v in list(d.items()):
        v  # is: a A
        k  # is: unknown
    for i, v in enumerate(rows):
        i  # is: a builtins.int
        v  # is: a A
    for i, (k, v) in enumerate(d.items()):
        v  # is: unknown
    for pair in d.items():
        pair[0]  # is: unknown
        pair[1]  # is: a A
    for a, b in zip(rows, rows):
        a  # is: a A
        b  # is: a A
    for a, b in zip(rows, [1]):
        a  # is: unknown
        b  # is: a builtins.int
    for a, b in zip([1], rows):
        a  # is: a builtins.int
        b  # is: a A
    for a, b, c in zip(rows, [1], rows):
        a  # is: unknown
    for v in sorted(rows):
        v  # is: a A
    for v in reversed(list(rows)):
        v  # is: a A
    for v in tuple(d.values()):
        v  # is: a A
    [v for v in d.values()]  # is: a builtins.list of a A
    {k: v for k, v in d.items()}[0]  # is: a A
    list(d)[0]  # is: unknown
    d.get(1)  # is: a A
    d.pop(1)  # is: a A
    rows.pop()  # is: a A
    rows.copy()[0]  # is: a A
    d.copy()[1]  # is: a A
    (rows + rows)[0]  # is: a A
    max(rows)  # is: unknown
    by = collections.defaultdict(A)
    by[1]  # is: a A
    (rows or [])[0]  # is: a A
threads = {}
threads[1] = threading.Thread()
for t in threads.values():
    t.join  # is: method threading.Thread.join
`,
	"classes": `
import threading
x = 1
class A:
    x = "s"
    y = x
    class Inner:
        z = b""
    def m(self):
        x  # is: a builtins.int
A.y  # is: a builtins.str
A.Inner()  # is: a A.Inner
A.Inner.z  # is: a builtins.bytes
A().Inner.z  # is: a builtins.bytes
def f():
    class L:
        v = 1
    L().v  # is: a builtins.int
`,
	"imports": `
-- pkg/__init__.py --
from .one import A
from . import two
from .star import *
from .late import missing
-- pkg/one.py --
import threading
class A:
    lock = threading.Lock()
-- pkg/two.py --
from .one import A as B
from . import one
from .. import top
from ..top import T
B  # is: class A
one.A  # is: class A
top  # is: unknown
-- pkg/star.py --
class S: pass
_private = 1
def f(): return S()
-- pkg/sub/__init__.py --
-- pkg/sub/deep.py --
from ..one import A
from ...pkg import one
from .. import two
A  # is: class A
two.B  # is: class A
-- main.py --
import pkg
import pkg.one
import pkg.one as alias
from pkg import *
from pkg import two, A, S
from pkg.star import f as g
from pkg.sub import deep
import threading as th
from nowhere import z
pkg  # is: module pkg
pkg.A  # is: class A
pkg.one.A.lock  # is: a threading.Lock
alias.A  # is: class A
two.B  # is: class A
S()  # is: a S
g()  # is: a S
f()  # is: a S
_private  # is: unknown
deep.A  # is: class A
th.Lock  # is: outside threading.Lock
z  # is: outside nowhere.z
`,
	"sibling and standard library": `
-- tool/helpers.py --
class H: pass
-- tool/queue.py --
class Queue: pass
-- tool/run.py --
import helpers
import queue
from helpers import H
helpers.H  # is: class H
H()  # is: a H
queue.Queue()  # is: a queue.Queue
-- helpers.py --
class Other: pass
-- run.py --
from helpers import Other
Other  # is: class Other
`,
	"fallbacks": `
-- a.py --
try:
    from fast import Lock
except ImportError:
    from threading import Lock
try:
    import here
except ImportError:
    here = None
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from here import A
def f(x: "A"):
    x  # is: a A
here.A  # is: class A
-- here.py --
class A: pass
`,
	"circular imports": `
-- a.py --
from b import B
class A:
    def m(self): return B()
-- b.py --
from a import A
class B:
    def m(self): return A()
B().m().m()  # is: a B
-- c.py --
from d import x
-- d.py --
from c import x
x  # is: nothing
`,
	"inheritance": `
class A:
    def m(self): return 1
    def only(self): return "x"
class B(A): pass
class C(A):
    def m(self): return b""
class D(B, C): pass
D().m()  # is: a builtins.bytes
D().only()  # is: a builtins.str
class E(D, Unknown): pass
E().missing  # is: unknown
class F(F): pass
F().x  # is: unknown
`,
}

// TestValues holds what is known of expressions, in programs that are parsed at once and in those parsed on demand.
func TestValues(t *testing.T) {
	for name, archive := range values {
		t.Run(name, func(t *testing.T) {
			for _, eager := range []bool{true, false} {
				compare(t, parse(archive), eager)
			}
		})
	}
}
