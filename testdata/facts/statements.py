if a: b
elif c: d
elif e: pass
else: f
#= if a {b} else {if c {d} else {if e {pass} else {f}}}

while a:
    break
else:
    continue
#= while a {break} else {continue}

for x in a:
    pass
else:
    b
#= for x in a {pass} else {b}
#= x: iterate a conditional

with a, b() as c:
    pass
#= with a as _, b() as c {pass}
#= c: enter b()

with (a as b, c() as d,):
    pass
#= with a as b, c() as d {pass}
#= b: enter a
#= d: enter c()

with (open(x)) as f:
    pass
#= with open(x) as f {pass}
#= f: enter open(x)

async def f():
    async with (a as b, c):
        pass
#= async def f() awaits {async with a as f/b, c as _ {pass}}
#= f: def f
#= f/b: enter a async

try:
    a
except A:
    b
except (B, C) as e:
    c
except:
    d
else:
    e
finally:
    f
#= try {a} {except A as  {b}; except (B, C,) as e {c}; except _ as  {d}} else {e} finally {f}
#= e: caught (B, C,) conditional handler

try:
    a
except* A as g:
    b
#= try {a} {except* A as g {b}}
#= g: caught A conditional handler

try:
    a
except A, B:
    b
#= try {a} {except (A, B,) as  {b}}

try:
    x = 1
finally:
    y = 2
#= try {x = 1} finally {y = 2}
#= x: 1
#= y: 2

raise
#= raise _ from _

raise A(b) from c
#= raise A(b) from c

assert a, "b"
#= assert a, "b"

def f():
    return
    return a, b
#= def f() {return _; return (a, b,)}
#= f: def f

del a, b.c, d[0]
#= del a, b.c, d[0]
#= a: deleted

del (a, b)
#= del a, b
#= a: deleted
#= b: deleted

print(1); pass; global x
#= print(1); pass; global

match x:
    case 1:
        y = 2
#= match x {case binds  if _ {y = 2}}
#= y: 2 conditional

print "x"
#= ??("x")
