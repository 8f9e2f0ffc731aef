def f():
    x = 1
    global g
    g = x
    return h
#= def f() {f/x = 1; global; g = f/x; return h}
#= f: def f
#= f/x: 1
#= g: f/x in f

def f():
    def inner():
        nonlocal x
        x = 2
        return x
    x = 1
    return inner
#= def f() {def inner() {global; f/x = 2; return f/x}; f/x = 1; return f/inner}
#= f: def f
#= f/inner: def inner
#= f/x (captured): 1, 2 in inner

def f():
    x = 0
    def inner():
        nonlocal x
        x = 2
    return x
#= def f() {f/x = 0; def inner() {global; f/x = 2}; return f/x}
#= f: def f
#= f/x (captured): 0, 2 in inner
#= f/inner: def inner

x = 1
class A:
    x = 2
    y = x
    def m(self):
        return x
#= x = 1
#= x: 1
#= class A()
#= A: class A
#= member .x = 2
#= x: 2
#= member .y = .x
#= y: .x
#= member def m(self) {return x}
#= m: def m
#= m/self: param 0

def f():
    x = 1
    class A:
        y = x
        z = y
        def m(self):
            return y, x
#= def f() {f/x = 1; class A() {A/y = f/x; A/z = A/y; def m(self) method {return (y, f/x,)}}}
#= f: def f
#= f/x (captured): 1
#= f/A: class A
#= A/y: f/x
#= A/z: A/y
#= A/m: def m
#= m/self: param 0

class A:
    rows = [1]
    squares = [rows for r in rows]
#= class A()
#= A: class A
#= member .rows = [1]
#= rows: [1]
#= member .squares = list over .rows {for <comprehension>/r in .rows {element rows : _}}
#= <comprehension>/r: iterate .rows conditional
#= squares: list over .rows {for <comprehension>/r in .rows {element rows : _}}

def f(rows):
    return [x for x in rows for y in x if y]
#= def f(rows) {return list over f/rows {for <comprehension>/x in f/rows {for <comprehension>/y in <comprehension>/x {if <comprehension>/y {element <comprehension>/x : _}}}}}
#= f: def f
#= f/rows: param 0
#= <comprehension>/x: iterate f/rows conditional
#= <comprehension>/y: iterate <comprehension>/x conditional

def f(rows):
    return {k: v for k, v in rows}
#= def f(rows) {return dict over f/rows {for (<comprehension>/k, <comprehension>/v,) in f/rows {element <comprehension>/k : <comprehension>/v}}}
#= f: def f
#= f/rows: param 0
#= <comprehension>/k: iterate f/rows part 0 conditional
#= <comprehension>/v: iterate f/rows part 1 conditional

def f(rows):
    return [y for x in rows if (y := x)]
#= def f(rows) {return list over f/rows {for <comprehension>/x in f/rows {if (f/y := <comprehension>/x) {element f/y : _}}}}
#= f: def f
#= f/rows: param 0
#= <comprehension>/x: iterate f/rows conditional
#= f/y (captured): <comprehension>/x conditional in <comprehension>

def f():
    match g():
        case [a, *rest] if a:
            return rest
        case {"k": b, **others}:
            return others
        case Point(x=c) | A.B(c):
            return c
        case int() as d:
            return d
        case _:
            return None
#= def f() {match g() {case binds f/a, f/rest if f/a {return f/rest}; case binds f/b, f/others if _ {return f/others}; case binds f/c, f/c if _ {return f/c}; case binds f/d if _ {return f/d}; case binds  if _ {return None}}}
#= f: def f
#= f/a: unknown conditional
#= f/rest: unknown conditional
#= f/b: unknown conditional
#= f/others: unknown conditional
#= f/c: unknown conditional, unknown conditional
#= f/d: unknown conditional

def f():
    x = 1
    del x, y[0]
#= def f() {f/x = 1; del f/x, y[0]}
#= f: def f
#= f/x: 1, deleted

def first[T](x: T) -> T:
    return x
#= def first(x: first/T) -> first/T {return first/x}
#= first: def first
#= first/T: unknown
#= first/x: param 0

class Box[T]:
    item: T
#= class Box()
#= Box/T: unknown
#= Box: class Box
#= member .item: .T = _
#= item: annotation .T as .T

type Alias[T] = list[T]
#= ?_
#= Alias: stands for list[T]

def f():
    try:
        pass
    except OSError as e:
        print(e)
#= def f() {try {pass} {except OSError as f/e {print(f/e)}}}
#= f: def f
#= f/e: caught OSError conditional handler

def f():
    if x:
        global x
    x = 1
#= def f() {if x {global}; x = 1}
#= f: def f
#= x: 1 in f

def f():
    def g():
        return lambda: x
    x = 1
#= def f() {def g() {return lambda() {return f/x}}; f/x = 1}
#= f: def f
#= f/g: def g
#= f/x (captured): 1

counter = 0
def f():
    global counter
    def g():
        counter = 1
    return counter
#= counter = 0
#= counter: 0
#= def f() {global; def g() {g/counter = 1}; return counter}
#= f: def f
#= f/g: def g
#= g/counter: 1

async def f(rows):
    return [x async for x in rows], (await y for y in rows)
#= async def f(rows) awaits {return (list over f/rows awaits {async for <comprehension>/x in f/rows {element <comprehension>/x : _}}, generator over f/rows awaits {for <comprehension>/y in f/rows {element await <comprehension>/y : _}},)}
#= f: def f
#= f/rows: param 0
#= <comprehension>/x: iterate f/rows async conditional
#= <comprehension>/y: iterate f/rows conditional
