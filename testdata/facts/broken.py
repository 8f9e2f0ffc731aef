def f(:
    g()
#= def f() {g()}
#= f: def f

def f():
    x = (
    y = 1
#= def f() {f/x = 1}
#= f: def f
#= f/x: 1

x = 
#= ?x

class
#= 

foo(
#= ?foo

if x
    y()
#= ?x()

def f():
    try:
        a()
#= ?f; ??(); ??(?(?(a()))); ??()

import
from . import
from a import (
#= 
#= ??(?())
#= ??(a)

a.
#= ?a

x = [1, 2
def g():
    return 1
#= ?x; ?1; ?2
#= def g() {return 1}
#= g: def g

with open(
#= ?open

lambda
#= 

for in x:
    pass
#= ?in; ?x

}
#= 

async
#= async
