package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairAwaits holds a lock of tasks from where the value is read to where it is written, wherever that happens to it.
func repairAwaits(p *rule.Pass, found *rule.Finding) []rule.Repair {
	uses := p.TaskUses()
	place := program.Place{}
	for _, list := range uses {
		for i := range list {
			if at(&list[i].Shares) == found.At {
				place = list[i].Place.Container()
			}
		}
	}
	g := &guarding{p: p, d: rewrite.New(p), place: place, world: knowledge.LoopWorld}
	told := map[program.Site]bool{}
	for _, list := range uses {
		for i := range list {
			a := &list[i]
			if a.Place.Container() != place || told[at(&a.Shares)] {
				continue
			}
			read, _ := readBefore(list, a)
			if read == nil || len(held(&a.Shares, &read.Access)) > 0 {
				continue
			}
			told[at(&a.Shares)] = true
			g.span(a, read)
		}
	}
	return g.finish()
}

// span adds the region from the reading of a value to the writing.
func (g *guarding) span(a, read *program.TaskUse) {
	f := a.Func.Enclosing()
	write, from := statementAt(f, a.Span), statementAt(f, read.Span)
	if write == facts.None || from == facts.None || read.Func.Enclosing() != f || a.Unsure {
		g.d.Refuse()
		return
	}
	list, first := rewrite.Siblings(f, write)
	r := g.stretch(region{f: f, list: list, first: first, last: first, receiver: a.Receiver}, from)
	if r.first < 0 {
		g.d.Refuse()
		return
	}
	g.regions = append(g.regions, r)
}
