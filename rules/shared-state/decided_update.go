package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/text"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// A value that is compared with a limit and then updated, as a balance is: that the update may be lost says less than that the limit
// may be passed. What is reported here is not reported as an update once more.

// reportDecided reports the first update of a place that was decided on by its value, where another write may come between.
func reportDecided(p *rule.Pass, s *program.Shared) {
	m := meetingUpdate(p, s, func(a *program.Shares) bool { return decision(p, a) != nil })
	if m == nil {
		return
	}
	check := decision(p, m.a)
	then := rule.Text{EN: "what was checked no longer holds", FR: "ce qui a été vérifié n'est plus vrai"}
	p.Report(rule.Finding{Severity: severityDecided(p, m.a, check), Confidence: rule.Likely, At: at(m.a), Closed: true, Evidence: []rule.Step{
		{At: m.a.Func.Site(check.Expr), Note: rule.Text{EN: "the check", FR: "la vérification"}}, change(m.b), started(m.by, m.start)}},
		m.a.Func.Text(m.a.Expr), then)
}

// severityDecided: with the GIL of 3.10 and later no thread comes between where nothing is called.
func severityDecided(p *rule.Pass, a *program.Shares, check *program.Access) rule.Severity {
	if p.Target.Version < py.V310 || p.Target.FreeThreaded || a.Calls {
		return rule.Warning
	}
	between := text.Span{Start: check.Span.Start, End: a.Span.Start}
	if a.Check < 0 {
		between.Start = a.Func.StmtSite(check.Stmt).End
	}
	if slices.ContainsFunc(p.Link(a.Func).Calls, func(c program.Call) bool { return within(c.Span, between) }) {
		return rule.Warning
	}
	return rule.Hint
}

// decision is the comparison with a limit on which the update rests; nil when there is none.
func decision(p *rule.Pass, a *program.Shares) *program.Access {
	if a.Kind != program.Update {
		return nil
	}
	all := p.Accesses(a.Func)
	if a.Check >= 0 {
		if comparesSame(a, &all[a.Check]) {
			return &all[a.Check]
		}
		return nil
	}
	leaving := leavesBefore(a)
	if leaving == facts.None {
		return nil
	}
	i := slices.IndexFunc(all, func(c program.Access) bool { return c.Kind == program.Read && c.Stmt == leaving && comparesSame(a, &c) })
	if i < 0 {
		return nil
	}
	return &all[i]
}

// comparesSame reports whether an if compares what is updated, by the same words, with a limit.
func comparesSame(a *program.Shares, check *program.Access) bool {
	f := a.Func
	if f.Stmt(check.Stmt).Kind != facts.If || f.Text(check.Expr) != f.Text(a.Expr) {
		return false
	}
	above := f.Above(check.Stmt, check.Expr)
	if len(above) == 0 {
		return false
	}
	e := f.Expr(above[0])
	return e.Kind == facts.Compare && slices.Contains([]facts.Op{facts.Less, facts.LessEqual, facts.Greater, facts.GreaterEqual}, e.Op)
}

// leavesBefore is the nearest if before the update, in its list, that leaves the function whenever it holds; None where there is none.
func leavesBefore(a *program.Shares) facts.ID {
	f := a.Func
	list, at := rewrite.Siblings(f, a.Stmt)
	for at--; at >= 0; at-- {
		s := f.Stmt(list[at])
		if s.Kind != facts.If || s.Else.Len() > 0 || s.Body.Len() == 0 {
			continue
		}
		body := f.Items(s.Body)
		if k := f.Stmt(body[len(body)-1]).Kind; k == facts.Return || k == facts.Raise {
			return list[at]
		}
	}
	return facts.None
}
