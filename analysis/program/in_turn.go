package program

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
)

// findInTurn notes the threads that the loop that starts them joins before it starts the next one.
func (l *Link) findInTurn(f *Func) {
	for i := range l.Starts {
		s := &l.Starts[i]
		s.InTurn = s.Loops == 1 && l.joinsInTurn(f, f.innermostLoop(s.Stmt))
	}
}

// joinsInTurn reports whether the loop starts something and waits for its end, without a limit and under no condition.
func (l *Link) joinsInTurn(f *Func, loop *facts.Stmt) bool {
	if loop == nil {
		return false
	}
	started := ""
	for i := range l.Calls {
		c := &l.Calls[i]
		if c.Kind != Plain || c.Object == facts.None || c.Loops != 1 || c.Span.Start < int(loop.Start) || c.Span.End > int(loop.End) {
			continue
		}
		switch method(c.Name) {
		case "start":
			started = f.Text(c.Object)
		case "join":
			forever := f.Expr(c.Expr).List.Len() == 0 && slices.Contains(f.Items(loop.Body), c.Stmt)
			if forever && started != "" && f.Text(c.Object) == started {
				return true
			}
		}
	}
	return false
}
