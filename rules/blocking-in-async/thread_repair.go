package blocking

import (
	"bytes"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

var inThread = rule.Text{
	EN: "Run it in a thread (it must be safe to run there)",
	FR: "Exécuter l'appel dans un thread (il doit pouvoir s'y exécuter sans risque)",
}

// threadRepair hands a call to a thread and awaits it.
func threadRepair(p *rule.Pass, f *program.Func, c *program.Call, title rule.Text) []rule.Repair {
	d := rewrite.New(p)
	t := threadCall(d, p, f, hasKeywords(f, c.Expr))
	if d.Refused() {
		return nil
	}
	d.AsList(f)
	t.write(d, f, c)
	return d.Repair(title)
}

// handing is how a callable is handed to a thread: before it, and behind its arguments less the parenthesis of the call.
type handing struct{ before, behind string }

// threadCall is the way of the library and the target, with or without arguments by name; it refuses where there is none.
func threadCall(d *rewrite.Draft, p *rule.Pass, f *program.Func, keywords bool) handing {
	h := handing{}
	switch library := rewrite.Library(p, f.Unit); library {
	case "asyncio":
		if p.Target.Version >= py.V39 {
			return handing{before: d.Name(f.Unit, "asyncio", "to_thread") + "("}
		}
		h.before = d.Name(f.Unit, "asyncio", "get_running_loop") + "().run_in_executor(None, "
	case "anyio", "trio":
		h.before = runSync(d, f.Unit, library) + "("
	default:
		d.Refuse()
	}
	if keywords {
		h.before += d.Name(f.Unit, "functools", "partial") + "("
		h.behind = ")"
	}
	return h
}

// runSync is how the unit writes to_thread.run_sync: both packages import their to_thread themselves.
func runSync(d *rewrite.Draft, u *program.Unit, library string) string {
	if whole := u.Module.ImportedAs(library, ""); whole != "" {
		return d.Module(u, library) + ".to_thread.run_sync"
	}
	if u.Module.ImportedAs(library+".to_thread", "run_sync") != "" || u.Module.ImportedAs(library, "to_thread") != "" {
		return d.Name(u, library+".to_thread", "run_sync")
	}
	return d.Module(u, library) + ".to_thread.run_sync"
}

func hasKeywords(f *program.Func, call facts.ID) bool {
	for _, arg := range f.Items(f.Expr(call).List) {
		if k := f.Expr(arg).Kind; k == facts.Keyword || k == facts.DoubleStar {
			return true
		}
	}
	return false
}

// write makes `callee(arguments)` an await of the handing: the callee becomes the first argument, on a line of its own
// where the arguments stand on theirs.
func (h handing) write(d *rewrite.Draft, f *program.Func, c *program.Call) {
	text := f.Unit.Syntax.Text
	call := f.Expr(c.Expr)
	callee := f.Expr(call.A)
	open := int(callee.End)
	args := f.Items(call.List)
	if callee.Start != call.Start || open >= len(text) || text[open] != '(' || text[call.End-1] != ')' || bareGenerator(f, args, open) {
		d.Refuse() // parentheses around the callee, or none around a generator
		return
	}
	paren := program.Site{Unit: f.Unit}
	paren.Start, paren.End = open, open+1
	name := f.Text(call.A)
	if len(args) > 0 && ownLine(text, open, int(f.Expr(args[0]).Start)) && !strings.ContainsAny(name, "\r\n") {
		first := int(f.Expr(args[0]).Start)
		d.Await(f, c.Stmt, c.Expr, strings.TrimSuffix(h.before, " "), h.behind)
		whole := paren
		whole.Start = int(callee.Start)
		d.Delete(whole)
		d.Insert(f.Unit, first, name+","+rewrite.Newline(f.Unit.Module)+rewrite.Indent(f.Unit, first))
		return
	}
	d.Await(f, c.Stmt, c.Expr, h.before, h.behind)
	if len(args) > 0 {
		d.Replace(paren, ", ")
	} else {
		d.Delete(paren)
	}
}

// ownLine reports whether the first argument stands on a line that begins with it, below the parenthesis.
func ownLine(text []byte, open, first int) bool {
	i := bytes.LastIndexAny(text[open:first], "\r\n")
	return i >= 0 && len(bytes.TrimSpace(text[open+i:first])) == 0
}

// bareGenerator reports whether the only argument is a generator expression that shares the parentheses of the call.
func bareGenerator(f *program.Func, args []facts.ID, open int) bool {
	if len(args) != 1 {
		return false
	}
	e := f.Expr(args[0])
	return e.Kind == facts.Comp && e.Op == facts.OfGenerator && (int(e.Start) <= open || !bytes.HasPrefix(f.Unit.Syntax.Text[e.Start:], []byte("(")))
}
