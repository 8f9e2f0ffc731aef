a = b = f()
#= a = b = f()
#= a: f()
#= b: f()

a, b = 1, "x"
#= (a, b,) = (1, "x",)
#= a: 1
#= b: "x"

a, (b, *c) = f()
#= (a, (b, *c,),) = f()
#= a: f() part 0
#= b: unknown
#= c: unknown

[a, b] = (c, d) = [1, 2]
#= (a, b,) = (c, d,) = [1, 2]
#= a: 1
#= b: 2
#= c: 1
#= d: 2

x: int
y: "A" = f()
#= x: int = _
#= x: annotation int as int
#= y: "A" = f()
#= y: f() as "A"

n += 1
a.b -= f()
a[0] **= 2
#= n += 1
#= n: augmented 1
#= a.b -= f()
#= a.b: augmented f()
#= a[0] **= 2

def f(self, other):
    self.x = 1
    self.y: int = 2
    self.z: str
    self.a, other.b = 1, g()
#= def f(self, other) {f/self.x = 1; f/self.y: int = 2; f/self.z: str = _; (f/self.a, f/other.b,) = (1, g(),)}
#= f: def f
#= f/self: param 0
#= f/other: param 1
#= f/self.x: 1 in f
#= f/self.y: 2 as int in f
#= f/self.z: annotation str as str in f
#= f/self.a: 1 in f
#= f/other.b: g() in f

rows = []
rows.append(f())
rows[0] = g()
rows.insert(0, x)
seen.add(1)
seen.add(1, 2)
#= rows = []
#= rows: []
#= rows.append(f())
#= rows: element f()
#= rows[0] = g()
#= rows: element g()
#= rows.insert(0, x)
#= rows: element x
#= seen.add(1)
#= seen: element 1
#= seen.add(1, 2)

class A:
    def m(self):
        self.rows[1] = f()
        self.rows.append(g())
#= class A()
#= A: class A
#= member def m(self) {m/self.rows[1] = f(); m/self.rows.append(g())}
#= m: def m
#= m/self: param 0
#= m/self.rows: element f() in m
#= m/self.rows: element g() in m

def f():
    rows = []
    def g():
        rows.append(1)
    return rows
#= def f() {f/rows = []; def g() {f/rows.append(1)}; return f/rows}
#= f: def f
#= f/rows (captured): [], element 1 in g
#= f/g: def g

for i, (a, b) in f():
    pass
#= for (i, (a, b,),) in f() {pass}
#= i: iterate f() part 0 conditional
#= a: unknown conditional
#= b: unknown conditional

with f() as (a, b), g() as self.c:
    pass
#= with f() as (a, b,), g() as self.c {pass}
#= a: enter f() part 0
#= b: enter f() part 1
#= self.c: enter g()

x = y = 1; z = 2
#= x = y = 1; z = 2
#= x: 1
#= y: 1
#= z: 2

*a, b = f()
#= (*a, b,) = f()
#= a: unknown
#= b: f() part 1
