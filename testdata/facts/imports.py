import a
import a.b.c
import a.b as d, e
#= import
#= a: import top of a
#= import
#= a: import top of a.b.c
#= import
#= d: import a.b
#= e: import top of e

from a import b, c as d
from a.b import (
    c,
    d as e,
)
#= import
#= b: import b of a
#= d: import c of a
#= import
#= c: import c of a.b
#= e: import d of a.b

from . import a
from .b import c
from ... import d
from ...e.f import g as h
#= import
#= a: import a of .
#= import
#= c: import c of .b
#= import
#= d: import d of ...
#= import
#= h: import g of ...e.f

from a import *
#= import
#= *: import all of a

if x:
    import a
else:
    import b as a
#= if x {import} else {import}
#= a: import top of a conditional, import b conditional

from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from a import B
else:
    from b import B
#= import
#= TYPE_CHECKING: import TYPE_CHECKING of typing
#= if TYPE_CHECKING {import} else {import}
#= B: import B of a conditional typing, import B of b conditional

import typing
if typing.TYPE_CHECKING:
    import a
elif x:
    import b
#= import
#= typing: import top of typing
#= if typing.TYPE_CHECKING {import} else {if x {import}}
#= a: import top of a conditional typing
#= b: import top of b conditional

try:
    import ujson as json
except ImportError:
    import json
#= try {import} {except ImportError as  {import}}
#= json: import ujson conditional try, import top of json conditional handler

try:
    import a
finally:
    import b
#= try {import} finally {import}
#= a: import top of a
#= b: import top of b

def f():
    from a import b
    import c.d
    return b, c
#= def f() {import; import; return (f/b, f/c,)}
#= f: def f
#= f/b: import b of a
#= f/c: import top of c.d

class A:
    import a
#= class A()
#= A: class A
#= member import
#= a: import top of a

lazy import a
lazy from b import c
#= import
#= a: import top of a lazy
#= import
#= c: import c of b lazy

from __future__ import annotations
#= pass
