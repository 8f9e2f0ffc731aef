package gil

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// heavy is the work of what a start runs; ok is false when it is none worth the name, or not known. Of several functions
// that it may run, the lightest counts.
func heavy(p *rule.Pass, f *program.Func, s *program.Start) (least program.Work, ok bool) {
	for i, t := range s.Targets {
		w := p.WorkWith(t, p.NumbersOf(f, s, t))
		if i == 0 || w.Score < least.Score {
			least = w
		}
	}
	return least, least.Score >= knowledge.LikelyScore
}

// graded is a warning for what certainly computes, a hint for what likely does.
func graded(w program.Work) (rule.Severity, rule.Confidence) {
	if w.Score >= knowledge.CertainScore {
		return rule.Warning, rule.Certain
	}
	return rule.Hint, rule.Likely
}

// proof shows the loop that weighs most.
func proof(w program.Work) []rule.Step {
	if w.Loop == facts.None {
		return []rule.Step{{At: w.Func.NameSite(), Note: rule.Text{
			EN: "%[1]s calls itself and computes all the while", FR: "%[1]s s'appelle elle-même et calcule sans cesse"}.With(w.Func.Name)}}
	}
	return []rule.Step{{At: head(w.Func, w.Loop), Note: rule.Text{
		EN: "this loop of %[1]s computes and holds the GIL", FR: "cette boucle de %[1]s calcule et garde le GIL"}.With(w.Func.Enclosing().Name)}}
}

// head is the beginning of a loop, without its body.
func head(f *program.Func, stmt facts.ID) program.Site {
	s := f.Stmt(stmt)
	at := f.StmtSite(stmt)
	if s.E != facts.None {
		at.End = int(f.Expr(s.E).End)
	}
	return at
}

// repeated reports whether the start happens more than once in the function's code: in a loop or a comprehension.
func repeated(f *program.Func, s *program.Start) bool {
	return s.Loops > 0 || f.IR.Kind == facts.Comprehension
}

// at is the place of the start's call.
func at(f *program.Func, s *program.Start) program.Site {
	return program.Site{Unit: f.Unit, Span: s.Span}
}

// callOf is the call that starts; nil for a decorator.
func callOf(p *rule.Pass, f *program.Func, s *program.Start) *program.Call {
	if s.Call < 0 {
		return nil
	}
	return &p.Link(f).Calls[s.Call]
}
