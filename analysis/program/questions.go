package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
)

// Blocking is the function through which a call of the project's functions blocks in the tier; nil when it does not, or
// when one of the functions that it may run does not.
func (p *Program) Blocking(c *Call, tier knowledge.Tier) *Func {
	var through *Func
	if c.Later {
		return nil
	}
	for _, t := range c.Targets {
		if p.Shape(t).Async || !c.runs(t) || !p.Blocks(t, tier).In {
			if isConstruction(c) {
				continue
			}
			return nil
		}
		if through == nil {
			through = t
		}
	}
	return through
}

// CallName is how a message names what is called.
func (p *Program) CallName(f *Func, c *Call) string {
	switch {
	case c.Kind == Plain && c.Known != nil && !strings.HasSuffix(c.Name, ".__call__"):
		return c.Name + "()"
	case c.Kind == Enter || c.Kind == Leave:
		return "with " + f.brief(c.Expr)
	case c.Kind == Iterate:
		return "for … in " + f.brief(c.Expr)
	case c.Kind == PropertyRead:
		return f.brief(c.Expr)
	case c.Kind == Callback && len(c.Targets) > 0:
		return c.Targets[0].Name + "()"
	case c.Expr == facts.None:
		return ""
	}
	if e := f.Expr(c.Expr); e.Kind == facts.Call {
		return f.brief(e.A) + "()"
	}
	return f.brief(c.Expr)
}

// longestName is how much of an expression a message quotes.
const longestName = 60

func (f *Func) brief(id facts.ID) string {
	s := f.Text(id)
	for i := range s {
		if s[i] == '\n' || i >= longestName {
			return s[:i] + "…"
		}
	}
	return s
}

// Findings are what Config.Check says of the unit.
func (p *Program) Findings(u *Unit) any { return p.memo.ask(question{askFindings, u, ""}) }

// Rests notes that an answer shows a place in the text, so that it is given anew when that text is another.
func (p *Program) Rests(at Site) { p.readBody(at.Unit.Funcs[0]) }

// Need asks for a unit that may not be parsed yet; while Wanting says so, Refresh must be called and the unit, which is
// another one then, taken again.
func (p *Program) Need(u *Unit) { p.needBody(u.Funcs[0]) }
