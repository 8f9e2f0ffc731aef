package shared

import (
	"regexp"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// inconsistentLock infers which lock guards a place from the accesses that hold one, or reads it in a comment
// `# guarded-by: self._lock`. It would rather miss a place that is guarded half of the time than take a chance lock for a
// guard; a flag that is set to a constant is left alone, unless the comment speaks of it.
var inconsistentLock = rule.Rule{
	ID:         "inconsistent-lock-use",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Over:       rule.Programs,
	Title: rule.Text{
		EN: "Guarded value written without its lock",
		FR: "Valeur protégée modifiée sans son verrou",
	},
	Message: rule.Text{
		EN: "%[1]s is changed here without %[2]s, which guards it %[3]s",
		FR: "%[1]s est modifié ici sans %[2]s, qui le protège %[3]s",
	},
	Check:  checkConsistency,
	Repair: repairConsistency,
}

func checkConsistency(p *rule.Pass) {
	for _, g := range p.Guards() {
		checkDeclared(p, g)
	}
	places := p.SharedPlaces()
	for i := range places {
		checkInferred(p, &places[i])
	}
}

// checkDeclared holds every change of a place against the comment beside its first assignment.
func checkDeclared(p *rule.Pass, g program.Guard) {
	said := rule.Text{EN: "by this comment", FR: "selon ce commentaire"}
	for _, a := range p.AccessesOf(g.Place) {
		if a.Kind == program.Read || a.Unsure || slices.Contains(a.Locks, g.Lock) {
			continue
		}
		p.Report(rule.Finding{Confidence: rule.Likely, At: at(&a), Closed: true,
			Evidence: []rule.Step{{At: g.At, Note: rule.Text{EN: "declared here", FR: "déclaré ici"}}}}, a.Func.Text(a.Expr), g.Lock.String(), said)
	}
}

func checkInferred(p *rule.Pass, s *program.Shared) {
	lock, ok := guardOf(s)
	if !ok {
		return
	}
	all := uses(s)
	guarded := 0
	for _, a := range all {
		if slices.Contains(a.Locks, lock) {
			guarded++
		}
	}
	ratio := rule.Text{EN: "at %[1]d of %[2]d uses", FR: "à %[1]d emplois sur %[2]d"}.With(guarded, len(all))
	for i := range s.Accesses {
		a := &s.Accesses[i]
		if !changes(a) || a.Unsure || slices.Contains(a.Locks, lock) || isConstant(a) && !isUpdated(s) || expectsLock(p, a.Func.Enclosing()) {
			continue
		}
		for j := range s.Accesses {
			b := &s.Accesses[j]
			if !slices.Contains(b.Locks, lock) || program.Excluded(a, b) {
				continue
			}
			if by, start, ok := p.Overlap(a, b); ok {
				note := rule.Text{EN: "%[1]s uses it with the lock", FR: "%[1]s l'emploie avec le verrou"}.With(b.Func.Enclosing().Name)
				p.Report(rule.Finding{Confidence: rule.Likely, At: at(a), Closed: true,
					Evidence: []rule.Step{{At: at(b), Note: note}, started(by, start)}}, a.Func.Text(a.Expr), lock.String(), ratio)
				break
			}
		}
	}
}

func changes(a *program.Shares) bool { return a.Kind != program.Read && a.Kind != program.Iterated }

// expectsLock reports whether the function says that its callers hold the lock: in its name,
// or in its docstring.
func expectsLock(p *rule.Pass, f *program.Func) bool {
	if strings.HasSuffix(f.IR.Name, "locked") {
		return true
	}
	body := f.Items(f.IR.Body)
	if len(body) == 0 || f.Stmt(body[0]).Kind != facts.ExprStmt {
		return false
	}
	doc := f.Expr(f.Stmt(body[0]).E)
	return doc.Kind == facts.Const && doc.Op == facts.Str && ofLocks.MatchString(doc.Name)
}

// ofLocks finds a word about locks, which "blocking" is not.
var ofLocks = regexp.MustCompile(`(?i)\b(un)?lock`)

// isConstant reports whether the access gives the place a literal: a flag that needs no old value.
func isConstant(a *program.Shares) bool {
	s := a.Func.Stmt(a.Stmt)
	return a.Kind == program.Write && s.Kind == facts.Assign && s.E != facts.None && a.Func.Expr(s.E).Kind == facts.Const
}

// isUpdated reports whether the old value of the place matters somewhere: an update in between would undo the new one.
func isUpdated(s *program.Shared) bool {
	return slices.ContainsFunc(s.Accesses, func(a program.Shares) bool { return a.Kind == program.Update })
}

// uses are the accesses of a place, each once: a call that changes a container reads the place first.
func uses(s *program.Shared) []*program.Shares {
	var all []*program.Shares
	for i := range s.Accesses {
		a := &s.Accesses[i]
		if last := len(all) - 1; last >= 0 && all[last].Func == a.Func && all[last].Span == a.Span {
			if changes(a) {
				all[last] = a
			}
			continue
		}
		all = append(all, a)
	}
	return all
}

// guardOf is the lock that most uses of a place hold: at least three of them, and two in three, one a change.
func guardOf(s *program.Shared) (program.Place, bool) {
	all := uses(s)
	counts := map[program.Place]int{}
	written := map[program.Place]bool{}
	for _, a := range all {
		for _, l := range a.Locks {
			counts[l]++
			written[l] = written[l] || changes(a)
		}
	}
	best := program.Place{}
	for _, a := range all {
		for _, l := range a.Locks {
			if n := counts[l]; written[l] && n >= 3 && 3*n >= 2*len(all) && n > counts[best] {
				best = l
			}
		}
	}
	return best, best.Kind != program.NoPlace
}
