package pickling

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairMainGuard puts the statement, and those that follow it up to the end of the file or to the next def, under the main
// guard. It refuses where code elsewhere uses a name that they bind.
func repairMainGuard(p *rule.Pass, at *rule.Finding) []rule.Repair {
	d := rewrite.New(p)
	region := d.Guardable(at.At.Unit)
	if forksAmongThreads(p, region) {
		return nil
	}
	d.Guard(region)
	return d.Repair(rule.Text{
		EN: "Put it under the main guard (an import of this module no longer runs it)",
		FR: "Le placer sous la garde __main__ (un import de ce module ne l'exécute plus)",
	})
}

// forksAmongThreads reports whether a process may be forked while a thread of the same units runs: together under the guard
// they would be found.
func forksAmongThreads(p *rule.Pass, region []*program.Unit) bool {
	var thread []rule.Step
	for _, u := range region {
		f := u.Funcs[0]
		calls := p.Link(f).Calls
		for i := range calls {
			if calls[i].Kind != program.Plain || calls[i].Expr == facts.None {
				continue
			}
			if thread != nil && forking(p, f, calls[i:], 0) != nil {
				return true
			}
			thread = threadAfter(p, f, &calls[i], thread, 0)
		}
	}
	return false
}
