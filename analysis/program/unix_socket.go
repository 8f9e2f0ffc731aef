package program

import "github.com/parahint/parahint/analysis/facts"

// triesLocally reports whether the call connects a Unix socket, a local variable, that the function uses for nothing else: who
// only tries whether somebody listens on the same machine does not wait.
func (p *Program) triesLocally(f *Func, c *Call) bool {
	if c.Object == facts.None || c.Name != "socket.socket.connect" && c.Name != "socket.socket.connect_ex" {
		return false
	}
	name := f.Expr(c.Object)
	return name.Kind == facts.Name && name.Var >= 0 && p.isUnixSocket(f, name.Var) && f.onlyConnects(name.Var)
}

func (p *Program) isUnixSocket(f *Func, variable int32) bool {
	binds := f.Unit.Facts.Vars[variable].Binds
	if len(binds) != 1 || binds[0].Kind != facts.BindValue && binds[0].Kind != facts.BindEnter || binds[0].Index >= 0 {
		return false
	}
	in := f.Unit.Funcs[binds[0].Func]
	made := in.Expr(binds[0].Value)
	if made.Kind != facts.Call || made.List.Len() == 0 || p.eval(in, made.A).Name != "socket.socket" {
		return false
	}
	return p.eval(in, in.Items(made.List)[0]).Name == "socket.AF_UNIX"
}

// connecting are the methods of a socket that send and receive nothing.
var connecting = map[string]bool{"connect": true, "connect_ex": true, "close": true, "settimeout": true, "shutdown": true}

// onlyConnects reports whether the function sends and receives nothing by the socket in the variable, and hands it to nobody.
func (f *Func) onlyConnects(variable int32) bool {
	uses, methods := 0, 0
	f.Exprs(func(id facts.ID) {
		switch e := f.Expr(id); {
		case e.Kind == facts.Name && e.Var == variable:
			uses++
		case e.Kind == facts.Attr && connecting[e.Name] && f.Expr(e.A).Kind == facts.Name && f.Expr(e.A).Var == variable:
			methods++
		}
	})
	bound := 0
	f.Stmts(func(s *facts.Stmt) {
		if s.Kind == facts.Assign && s.Targets.Len() == 1 && f.Expr(f.Items(s.Targets)[0]).Var == variable && f.Expr(f.Items(s.Targets)[0]).Kind == facts.Name {
			bound++
		}
	})
	return uses-bound <= methods
}
