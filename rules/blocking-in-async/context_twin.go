package blocking

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// contextKind is an object that a with statement opens and whose twin is opened with async with.
type contextKind struct {
	// methods are those that the twin has too, to be awaited.
	methods map[string]bool
	// lines says that a loop over it is one over the twin with async for.
	lines bool
	// close is what the twin calls close(); "" where it has to stay open.
	close string
}

var (
	file = contextKind{methods: map[string]bool{"read": true, "readline": true, "readlines": true, "write": true, "writelines": true,
		"seek": true, "tell": true, "truncate": true, "flush": true}, lines: true}
	client = contextKind{methods: map[string]bool{"get": true, "options": true, "head": true, "post": true, "put": true, "patch": true,
		"delete": true, "request": true, "send": true}, close: "aclose"}
	redis = contextKind{methods: map[string]bool{"get": true, "set": true, "mget": true, "mset": true, "delete": true, "exists": true,
		"expire": true, "ttl": true, "incr": true, "decr": true, "hget": true, "hset": true, "hgetall": true, "hdel": true, "lpush": true,
		"rpush": true, "lpop": true, "rpop": true, "llen": true, "lrange": true, "sadd": true, "srem": true, "smembers": true,
		"zadd": true, "zrange": true, "zscore": true, "publish": true, "ping": true, "setex": true, "keys": true}, close: "aclose"}
)

// asksOften reports whether the name is asked several times for what the answers might come of at once, or in a loop: which
// of them may wait together is more than a twin decides.
func asksOften(f *program.Func, reads []facts.ID) bool {
	asked := 0
	for _, read := range reads {
		way := f.StatementOf(read)
		for _, id := range way {
			if k := f.Stmt(id).Kind; k == facts.For || k == facts.While {
				return true
			}
		}
		if s := f.Stmt(way[len(way)-1]); s.Kind == facts.Assign || s.Kind == facts.AnnAssign {
			asked++
		}
	}
	return asked > 1
}

// contextName is how the twin is opened; name is "" where the project has none.
func contextName(d *rewrite.Draft, p *rule.Pass, f *program.Func, opened string) (before, name string, kind contextKind) {
	library := rewrite.Library(p, f.Unit)
	switch opened {
	case "builtins.open":
		switch {
		case library == "asyncio" && rewrite.Uses(p, "aiofiles"):
			return "", d.Name(f.Unit, "aiofiles", "open"), file
		case library == "anyio", library == "trio":
			return "await ", d.Name(f.Unit, library, "open_file"), file
		}
	case "httpx.Client":
		if library != "" {
			return "", d.Name(f.Unit, "httpx", "AsyncClient"), client
		}
	}
	return "", "", file
}

// openedBy is the with statement, of one item with a name, that opens what the call makes or is asked of; None when there is
// none.
func openedBy(f *program.Func, c *program.Call) facts.ID {
	found := facts.None
	f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if s.Kind != facts.With || s.Async || s.Targets.Len() != 1 {
			return
		}
		item := f.Expr(f.Items(s.Targets)[0])
		if item.Kind != facts.WithItem || item.B == facts.None || f.Expr(item.A).Kind != facts.Call {
			return
		}
		name := f.Expr(item.B)
		if name.Kind != facts.Name || name.Var < 0 || f.Unit.Facts.Vars[name.Var].Captured {
			return
		}
		asked := c.Object != facts.None && f.Expr(c.Object).Kind == facts.Name && f.Expr(c.Object).Var == name.Var &&
			c.Span.Start >= int(s.Start) && c.Span.End <= int(s.End)
		if item.A == c.Expr || asked {
			found = id
		}
	})
	return found
}

// rewriteUses awaits all that is asked of the name in the with statement; false where something else becomes of it.
func rewriteUses(d *rewrite.Draft, f *program.Func, stmt facts.ID, v int32, kind contextKind) bool {
	s := f.Stmt(stmt)
	for _, b := range f.Unit.Facts.Vars[v].Binds {
		if b.Start > f.Expr(f.Items(s.Targets)[0]).End && b.Start < s.End || b.Kind != facts.BindEnter {
			return false
		}
	}
	for _, read := range f.Reads(v) {
		at := f.Expr(read)
		if at.Start < s.Start || at.End > s.End {
			if !insideOther(f, stmt, v, at) {
				return false
			}
			continue
		}
		if !rewriteUse(d, f, read, kind) {
			return false
		}
	}
	return true
}

// within are the reads of the variable in the statement.
func within(f *program.Func, s *facts.Stmt, v int32) []facts.ID {
	return slices.DeleteFunc(f.Reads(v), func(id facts.ID) bool { return f.Expr(id).Start < s.Start || f.Expr(id).End > s.End })
}

// insideOther reports whether the read stands in another with statement that gives the name.
func insideOther(f *program.Func, stmt facts.ID, v int32, read *facts.Expr) bool {
	found := false
	f.EachStmt(func(id facts.ID, s *facts.Stmt) {
		if id == stmt || s.Kind != facts.With || read.Start < s.Start || read.End > s.End {
			return
		}
		for _, i := range f.Items(s.Targets) {
			item := f.Expr(i)
			found = found || item.Kind == facts.WithItem && item.B != facts.None && f.Expr(item.B).Var == v
		}
	})
	return found
}

func rewriteUse(d *rewrite.Draft, f *program.Func, read facts.ID, kind contextKind) bool {
	way := f.StatementOf(read)
	if len(way) == 0 {
		return false
	}
	stmt := way[len(way)-1]
	s := f.Stmt(stmt)
	above := f.Above(stmt, read)
	if len(above) == 0 {
		if kind.lines && s.Kind == facts.For && !s.Async && s.E == read {
			d.Insert(f.Unit, int(s.Start), "async ")
			return true
		}
		return false
	}
	if len(above) < 2 || f.Expr(above[0]).Kind != facts.Attr {
		return false
	}
	closes := kind.close != "" && f.Expr(above[0]).Name == "close"
	if !closes && !kind.methods[f.Expr(above[0]).Name] {
		return false
	}
	call := f.Expr(above[1])
	if call.Kind != facts.Call || call.A != above[0] || !rewrite.CanAwait(f, stmt, above[1]) {
		return false
	}
	d.Await(f, stmt, above[1], "", "")
	if closes {
		word := f.Site(above[0])
		word.Start = word.End - len("close")
		d.Replace(word, kind.close)
	}
	return true
}
