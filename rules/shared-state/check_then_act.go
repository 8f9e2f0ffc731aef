package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// checkThenAct speaks of three shapes: something made because it is not there yet, something removed because it is there,
// and a value updated because it is within a limit. It would rather miss a flag that two threads may set than accuse every if.
var checkThenAct = rule.Rule{
	ID:         "check-then-act",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Over:       rule.Programs,
	Title: rule.Text{
		EN: "Check and action that a thread can come between",
		FR: "Vérification puis action entre lesquelles un thread peut passer",
	},
	Message: rule.Text{
		EN: "another thread can change %[1]s between the check and this line, and then %[2]s",
		FR: "un autre thread peut changer %[1]s entre la vérification et cette ligne, et alors %[2]s",
	},
	Check:  checkShared,
	Repair: guardShared,
}

func checkShared(p *rule.Pass) {
	places := p.SharedPlaces()
	for i := range places {
		s := &places[i]
		reportDecided(p, s)
		for j := range s.Accesses {
			if reportCheck(p, s, &s.Accesses[j]) {
				break
			}
		}
	}
}

// act is what happens behind a check.
type act uint8

const (
	other act = iota
	makes
	removes
)

// reportCheck reports a check and action of a place when another action of the same kind may come between.
func reportCheck(p *rule.Pass, s *program.Shared, a *program.Shares) bool {
	if a.Check < 0 {
		return false
	}
	check := &p.Accesses(a.Func)[a.Check]
	kind := actOf(a, check)
	if kind == other || imports(p, a) || kind == makes && spells(p, a) {
		return false
	}
	spanning := held(a, check)
	for i := range s.Accesses {
		b := &s.Accesses[i]
		if !meets(kind, b) || otherKey(a, b) || a.Unsure || b.Unsure || slices.ContainsFunc(spanning, func(l program.Place) bool { return slices.Contains(b.Locks, l) }) {
			continue
		}
		if kind == removes && testOf(a.Func, check) == present && b.Func.Enclosing() == a.Func.Enclosing() {
			continue // the same code in another thread has a key of its own, as far as one can tell
		}
		by, start, ok := p.Overlap(a, b)
		if !ok {
			continue
		}
		severity, then := outcome(p, a, kind)
		p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: at(a), Closed: true, Evidence: []rule.Step{
			{At: a.Func.Site(check.Expr), Note: rule.Text{EN: "the check", FR: "la vérification"}}, change(b), started(by, start)}},
			a.Func.Text(container(a)), then)
		return true
	}
	return false
}

// imports reports whether what is made is a module: however often it is imported, there is one.
func imports(p *rule.Pass, a *program.Shares) bool {
	value := a.Func.Stmt(a.Stmt).E
	if value == facts.None || a.Func.Expr(value).Kind != facts.Call {
		return false
	}
	callee := p.Eval(a.Func, a.Func.Expr(value).A).Name
	return callee == "importlib.import_module" || callee == "builtins.__import__"
}

// spells reports whether what is made is a path, put together of names and strings: both threads make the same one.
func spells(p *rule.Pass, a *program.Shares) bool {
	value, calls := a.Func.Stmt(a.Stmt).E, false
	same := value != facts.None
	a.Func.Walk(value, func(id facts.ID) {
		switch e := a.Func.Expr(id); e.Kind {
		case facts.Call:
			calls = true
			same = same && plainPath(p.Eval(a.Func, e.A).Name)
		case facts.Const, facts.Name, facts.Attr, facts.Bin, facts.FString:
		default:
			same = false
		}
	})
	return same && calls
}

func change(b *program.Shares) rule.Step {
	return rule.Step{At: at(b), Note: rule.Text{EN: "the other change, in %[1]s", FR: "l'autre changement, dans %[1]s"}.With(b.Func.Enclosing().Name)}
}

// held are the locks that are held from the check to the action: those held on entry, and those taken before both.
func held(a *program.Shares, check *program.Access) []program.Place {
	var kept []program.Place
	for _, l := range a.Locks {
		taken, before := 0, false
		for h := a.Held; h != nil; h = h.Before {
			if h.Place == l && !h.Unknown {
				taken++
				for c := check.Held; c != nil; c = c.Before {
					before = before || c.Span == h.Span
				}
			}
		}
		if taken == 0 || before {
			kept = append(kept, l)
		}
	}
	return kept
}

// container is the expression of the place itself: d of d[k].
func container(a *program.Shares) facts.ID {
	id := a.Expr
	for a.Func.Expr(id).Kind == facts.Subscript {
		id = a.Func.Expr(id).A
	}
	return id
}

// removers take one element out, and fail when it is gone.
var removers = []string{"pop", "popleft", "popitem", "remove", "del"}

func actOf(a *program.Shares, check *program.Access) act {
	test := testOf(a.Func, check)
	switch {
	case a.Kind == program.Mutate && slices.Contains(removers, a.Method) && (test == present || test == truth):
		return removes
	case (a.Kind == program.Mutate && a.Method == "" || a.Kind == program.Write) && test == absent && !isOld(a):
		return makes
	}
	return other
}

// isOld reports whether what is stored was there before: a constant, an attribute or an element of something.
func isOld(a *program.Shares) bool {
	s := a.Func.Stmt(a.Stmt)
	if s.Kind != facts.Assign || s.E == facts.None {
		return false
	}
	switch a.Func.Expr(s.E).Kind {
	case facts.Const:
		return a.Kind == program.Write
	case facts.Attr, facts.Subscript:
		return true
	}
	return false
}

// meets reports whether an access of the same place spoils the action.
func meets(kind act, b *program.Shares) bool {
	if kind == removes {
		return b.Kind == program.Write || b.Kind == program.Mutate && (slices.Contains(removers, b.Method) || b.Method == "clear")
	}
	return b.Check >= 0 && !isOld(b) && (b.Kind == program.Write || b.Kind == program.Mutate && b.Method == "")
}

// otherKey reports whether both change a container under two different literal keys.
func otherKey(a, b *program.Shares) bool {
	first, second := keyOf(a), keyOf(b)
	return first != "" && second != "" && first != second
}

func keyOf(a *program.Shares) string {
	e := a.Func.Expr(a.Expr)
	if e.Kind != facts.Subscript || e.List.Len() != 1 {
		return ""
	}
	key := a.Func.Items(e.List)[0]
	if a.Func.Expr(key).Kind != facts.Const {
		return ""
	}
	return a.Func.Text(key)
}

type test uint8

const (
	noTest test = iota
	// absent: x is None, not x, k not in x.
	absent
	// present: k in x, x is not None.
	present
	// truth: x itself.
	truth
)

// testOf is what the condition asks of the place.
func testOf(f *program.Func, check *program.Access) test {
	if k := f.Stmt(check.Stmt).Kind; k != facts.If && k != facts.While {
		return noTest
	}
	above := f.Above(check.Stmt, check.Expr)
	if len(above) == 0 {
		return truth
	}
	switch e := f.Expr(above[0]); {
	case e.Kind == facts.Not:
		return absent
	case e.Kind == facts.And:
		return truth
	case e.Kind == facts.Compare && (e.Op == facts.Is && isNone(f, e.B) || e.Op == facts.NotIn && e.B == check.Expr):
		return absent
	case e.Kind == facts.Compare && (e.Op == facts.IsNot && isNone(f, e.B) || e.Op == facts.In && e.B == check.Expr):
		return present
	}
	return noTest
}

func isNone(f *program.Func, id facts.ID) bool {
	e := f.Expr(id)
	return e.Kind == facts.Const && e.Op == facts.NoneLit
}

// outcome says what goes wrong, and how bad it is.
func outcome(p *rule.Pass, a *program.Shares, kind act) (rule.Severity, rule.Text) {
	if kind == removes {
		return rule.Warning, rule.Text{EN: "what is to be removed here is gone already", FR: "ce qui doit être retiré ici n'y est déjà plus"}
	}
	then := rule.Text{EN: "both make one, and one of the two replaces the other", FR: "les deux en créent un, et l'un remplace l'autre"}
	s := a.Func.Stmt(a.Stmt)
	if a.Kind == program.Write && s.E != facts.None && p.Eval(a.Func, s.E).Kind == program.Instance {
		return rule.Warning, then
	}
	return rule.Hint, then
}
