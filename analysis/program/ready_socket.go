package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// mayBeReady reports whether the call may be one on a socket that does not wait: the module speaks of such sockets, and the function
// does not show that this one is another.
func (p *Program) mayBeReady(f *Func, c *Call) bool {
	return p.readySockets(f.Unit.Module) && !p.isOwnWaiting(f, c.Object) || p.readyThere(f, c.Object)
}

// speaking are the words of code that has sockets which do not wait.
var speaking = []string{"setblocking", "BlockingIOError", "SOCK_DGRAM"}

// readySockets reports whether the module speaks of sockets that do not wait.
func (p *Program) readySockets(m *Module) bool {
	return slices.ContainsFunc(speaking, func(word string) bool { return len(p.Mentions(m, word)) > 0 })
}

// readyThere is readySockets for the module of the class that has the socket as an attribute.
func (p *Program) readyThere(f *Func, socket facts.ID) bool {
	if socket == facts.None || f.Expr(socket).Kind != facts.Attr {
		return false
	}
	holder := p.eval(f, f.Expr(socket).A)
	return holder.Kind == Instance && p.readySockets(holder.Class.Unit.Module)
}

// isOwnWaiting reports whether the socket is one that the function makes in a variable of its own, hands to nobody and does not make
// one that returns at once.
func (p *Program) isOwnWaiting(f *Func, socket facts.ID) bool {
	if socket == facts.None || f.Expr(socket).Kind != facts.Name || f.Expr(socket).Var < 0 {
		return false
	}
	variable := f.Expr(socket).Var
	if binds := f.Unit.Facts.Vars[variable].Binds; len(binds) != 1 || !p.makesSocket(f, &binds[0]) {
		return false
	}
	for _, word := range speaking[1:] {
		if slices.Contains(p.Mentions(f.Unit.Module, word), f.Unit) {
			return false
		}
	}
	return f.onlyWaits(variable)
}

// makesSocket reports whether the binding gives the variable a new socket.
func (p *Program) makesSocket(f *Func, b *facts.Bind) bool {
	if b.Kind != facts.BindValue && b.Kind != facts.BindEnter || b.Index >= 0 || f.Expr(b.Value).Kind != facts.Call {
		return false
	}
	name := p.eval(f.Unit.Funcs[b.Func], f.Expr(b.Value).A).Name
	return name == "socket.socket" || name == "socket.create_connection"
}

// onlyWaits reports whether every use of the socket in the variable calls a method of it, none of which says how long it waits.
func (f *Func) onlyWaits(variable int32) bool {
	u := f.Unit.Facts
	uses := len(f.Reads(variable))
	for i := range u.Exprs {
		e := &u.Exprs[i]
		if e.Kind != facts.Call || u.Expr(e.A).Kind != facts.Attr {
			continue
		}
		method := u.Expr(e.A)
		if object := u.Expr(method.A); object.Kind != facts.Name || object.Var != variable {
			continue
		}
		if method.Name == "setblocking" || method.Name == "settimeout" && !f.waitsFor(e) {
			return false
		}
		uses--
	}
	return uses == 0
}

// waitsFor reports whether settimeout() is given a number other than 0.
func (f *Func) waitsFor(call *facts.Expr) bool {
	args := f.Items(call.List)
	if len(args) != 1 {
		return false
	}
	n, ok := f.Number(args[0])
	return ok && n > 0
}
