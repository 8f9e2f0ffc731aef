package blocking

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// copyRepair adds a coroutine beside the function that is called, which does the same and awaits where that one sleeps, and
// awaits it. It speaks of functions of the same module that block in no other way.
func copyRepair(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	if !movable(p, f, c) || len(c.Targets) != 1 || isConstruction(c) {
		return nil
	}
	h := c.Targets[0]
	library := rewrite.Library(p, f.Unit)
	if library == "" || h.Unit.Module != f.Unit.Module || h.Unit == f.Unit || !h.Unit.Syntax.IsDef || p.Look(h).Parent != h.Unit.Funcs[0] {
		return nil
	}
	if h.IR.Kind != facts.Function || h.IR.Generator || len(h.IR.Decorators) > 0 {
		return nil
	}
	callee := f.Site(f.Expr(c.Expr).A)
	if !strings.HasSuffix(rewrite.Source(callee), h.IR.Name) || callee.Start != c.Span.Start {
		return nil
	}
	name := h.IR.Name + "_async"
	if f.Unit.Module.Binds(name) || f.Unit.HasLocal(name) || h.Class != nil && (p.Find(h.Class, name).Kind != program.Nothing || p.Attr(h.Class, name).Kind != program.Nothing) {
		return nil
	}
	d := rewrite.New(p)
	d.Insert(h.Unit, rewrite.NextLine(h.Unit, int(h.IR.End)), asyncCopy(d, p, h, library, name))
	d.Await(f, c.Stmt, c.Expr, "", "")
	name = strings.TrimSuffix(rewrite.Source(callee), h.IR.Name) + name
	d.Replace(callee, name)
	return d.Repair(rule.Text{
		EN: "Await an async copy of %[1]s (the two must be kept alike)",
		FR: "Attendre une copie asynchrone de %[1]s (les deux devront rester semblables)",
	}.With(h.IR.Name))
}

// asyncCopy is the text of the def as a coroutine of another name, behind a blank line.
func asyncCopy(d *rewrite.Draft, p *rule.Pass, h *program.Func, library, name string) string {
	u := h.Unit
	from, end := rewrite.LineStart(u, int(h.IR.Start)), int(h.IR.End)
	head := string(u.Syntax.Text[from:h.IR.NameStart])
	if strings.TrimSpace(head) != "def" {
		d.Refuse()
		return ""
	}
	sleep := "await " + d.Name(u, library, "sleep")
	newline := rewrite.Newline(u.Module)
	var b strings.Builder
	b.WriteString(newline)
	if h.Class == nil {
		b.WriteString(newline)
	}
	b.WriteString(strings.Replace(head, "def", "async def", 1) + name)
	at := int(h.IR.NameEnd)
	link := p.Link(h)
	for i := range link.Calls {
		c := &link.Calls[i]
		if p.Tier(h, c) == knowledge.NonBlocking && !blocksBelow(p, c) {
			continue
		}
		if c.Name != "time.sleep" || c.Kind != program.Plain || !isDropped(h, c) || holdsLock(c) {
			d.Refuse()
			return ""
		}
		callee := h.Site(h.Expr(c.Expr).A)
		b.WriteString(string(u.Syntax.Text[at:callee.Start]) + sleep)
		at = callee.End
	}
	b.WriteString(string(u.Syntax.Text[at:end]))
	return b.String() + newline
}

// blocksBelow reports whether the call blocks through functions of the project.
func blocksBelow(p *rule.Pass, c *program.Call) bool {
	for tier := knowledge.Unbounded; tier <= knowledge.Metadata; tier++ {
		if p.Blocking(c, tier) != nil {
			return true
		}
	}
	return false
}
