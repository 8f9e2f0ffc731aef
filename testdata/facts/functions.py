def f(a, b: int, c=1, d: str = "x", *args: A, e, g=None, **kwargs: B) -> C:
    pass
#= def f(a, b: int, c = 1, d: str = "x", *args: A, =e, =g = None, **kwargs: B) -> C {pass}
#= f: def f
#= f/a: param 0
#= f/b: param 1
#= f/c: param 2
#= f/d: param 3
#= f/args: param 4
#= f/e: param 5
#= f/g: param 6
#= f/kwargs: param 7

def f(a, /, b, *, c):
    pass
#= def f(/a, b, =c) {pass}
#= f: def f
#= f/a: param 0
#= f/b: param 1
#= f/c: param 2

def f(a, b=1, /):
    pass
#= def f(/a, /b = 1) {pass}
#= f: def f
#= f/a: param 0
#= f/b: param 1

f = lambda x, *y, z=1, **k: (x, w)
#= f = lambda(x, *y, =z = 1, **k) {return (<lambda>/x, w,)}
#= <lambda>/x: param 0
#= <lambda>/y: param 1
#= <lambda>/z: param 2
#= <lambda>/k: param 3
#= f: lambda(x, *y, =z = 1, **k) {return (<lambda>/x, w,)}

f = lambda: (yield)
#= f = lambda() generator {return yield _}
#= f: lambda() generator {return yield _}

@a
@b.c(1, x=2)
def f(): pass
#= @a @b.c(1, x=2) def f() {pass}
#= f: def f

@dataclass
class A(B, metaclass=M):
    pass
#= @dataclass class A(B, metaclass=M)
#= A: class A
#= member pass

class A:
    @property
    def x(self): return 1
    @x.setter
    async def x(self, v): await v
#= class A()
#= A: class A
#= member @.property def x(self) {return 1}
#= x: def x
#= x/self: param 0
#= member async @.x.setter def x(self, v) awaits {await x/v}
#= x: def x
#= x/self: param 0
#= x/v: param 1

def outer():
    class Inner(Base):
        def m(self): pass
        async def n(self): pass
    return Inner
#= def outer() {class Inner(Base) {def m(self) method {pass}; async def n(self) method {pass}}; return outer/Inner}
#= outer: def outer
#= outer/Inner: class Inner
#= Inner/m: def m
#= m/self: param 0
#= Inner/n: def n
#= n/self: param 0

def g():
    x = yield 1
    yield from h()
    yield
#= def g() generator {g/x = yield 1; yield from h(); yield _}
#= g: def g
#= g/x: yield 1

async def f():
    async with a as b:
        async for c in d:
            await e
#= async def f() awaits {async with a as f/b {async for f/c in d {await e}}}
#= f: def f
#= f/b: enter a async
#= f/c: iterate d async conditional

async def f():
    def g():
        return 1
    return g
#= async def f() {def g() {return 1}; return f/g}
#= f: def f
#= f/g: def g

def f():  # parahint: blocking
    pass
#= def f() blocking {pass}
#= f: def f
#= comment "# parahint: blocking"

async def f(
    a,  # parahint: non-blocking
):
    # parahint: ignore[x] reason
    def g():
        pass  # parahint: blocking
#= async def f(a) non-blocking {def g() {pass}}
#= f: def f
#= f/a: param 0
#= f/g: def g
#= comment "# parahint: non-blocking"
#= comment "# parahint: ignore[x] reason"
#= comment "# parahint: blocking"

x = 1  # guarded-by: lock
# another comment
#= x = 1
#= x: 1
#= comment "# guarded-by: lock"

@a  # parahint: blocking
def f():
    pass
#= @a def f() {pass}
#= f: def f
#= comment "# parahint: blocking"

def f(): return 1  # parahint: blocking
#= def f() blocking {return 1}
#= f: def f
#= comment "# parahint: blocking"

def f():
    def g(): return 1  # parahint: non-blocking
    return g  # parahint: blocking
#= def f() {def g() non-blocking {return 1}; return f/g}
#= f: def f
#= f/g: def g
#= comment "# parahint: non-blocking"
#= comment "# parahint: blocking"
