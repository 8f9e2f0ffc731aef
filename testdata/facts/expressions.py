f(a, *b, c=1, **d)
f(x for x in y)
f()(1).g
#= f(a, *b, c=1, **d)
#= f(generator over y {for <comprehension>/x in y {element <comprehension>/x : _}})
#= <comprehension>/x: iterate y conditional
#= f()(1).g

a < b <= c != d
a not in b
a is not b is c in d
#= (((a < b) and (b <= c)) and (c != d))
#= (a not in b)
#= (((a is not b) and (b is c)) and (c in d))

f"{a} {b!r:>{c}} text"
"x" 'y' f"{a}"
"x" "y"
b"x"
rb'\x'
f"plain"
#= f(a, b, ?(?(c)))
#= f("x", "y", f(a))
#= "xy"
#= b"x"
#= b"\\x"
#= "plain"

a + b * c ** -d // e % g @ h
a | b & ~c ^ d << 1 >> 2
+a
#= (a + ((((b * (c ** (-d))) // e) % g) @ h))
#= (a | (b & ((~c) ^ ((d << 1) >> 2))))
#= (+a)

a and b or not c
x if y else z
(a := 1)
#= ((a and b) or (not c))
#= (x if y else z)
#= (a := 1)
#= a: 1

a[1], a[1:2], a[:], a[::3], a[1:2:3], a[1, 2], a[b:]
#= (a[1], a[1:2:_], a[_:_:_], a[_:_:3], a[1:2:3], a[1, 2], a[b:_:_],)

{**a, "b": 1, 2: c}
{1, *a}
[]
()
(1,)
#= {_ : a : "b" : 1 : 2 : c}
#= {1, *a}
#= []
#= (,)
#= (1,)

1, 2.5, 1j, True, False, None, ...
#= (1, 2.5, 1j, True, False, None, ...,)

{x for x in a}
{k: v for k in a for v in k}
(x for x in a if x if y)
#= set over a {for <comprehension>/x in a {element <comprehension>/x : _}}
#= <comprehension>/x: iterate a conditional
#= dict over a {for <comprehension>/k in a {for <comprehension>/v in <comprehension>/k {element <comprehension>/k : <comprehension>/v}}}
#= <comprehension>/k: iterate a conditional
#= <comprehension>/v: iterate <comprehension>/k conditional
#= generator over a {for <comprehension>/x in a {if <comprehension>/x {if y {element <comprehension>/x : _}}}}
#= <comprehension>/x: iterate a conditional

a.b.c(d.e)
a . b
#= a.b.c(d.e)
#= a.b

x: list[int] = f()
y: dict[str, list[int]]
z: int | None
w: "Optional[A]"
#= x: list[int] = f()
#= x: f() as list[int]
#= y: dict[str, list[int]] = _
#= y: annotation dict[str, list[int]] as dict[str, list[int]]
#= z: (int | None) = _
#= z: annotation (int | None) as (int | None)
#= w: "Optional[A]" = _
#= w: annotation "Optional[A]" as "Optional[A]"

t"{a}"
#= f(a)
