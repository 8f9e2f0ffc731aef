package shared

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// awaitBetween speaks of a value that is read, then an await lets the other tasks run, then a new value made from the old
// one is written. It would rather miss tasks that are started one by one than accuse a coroutine that only one task runs.
var awaitBetween = rule.Rule{
	ID:         "await-between-read-and-write",
	Family:     rule.SharedState,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Over:       rule.Programs,
	Title: rule.Text{
		EN: "Await between reading and writing a shared value",
		FR: "Await entre la lecture et l'écriture d'une valeur partagée",
	},
	Message: rule.Text{
		EN: "%[1]s is read before an await and written after it: another task can change it in between, and %[2]s",
		FR: "%[1]s est lu avant un await et écrit après : une autre tâche peut le changer entre-temps, et %[2]s",
	},
	Check:  checkAwaits,
	Repair: repairAwaits,
}

var (
	lost     = rule.Text{EN: "that change is lost", FR: "ce changement se perd"}
	outdated = rule.Text{EN: "what was checked no longer holds", FR: "ce qui a été vérifié n'est plus vrai"}
	twice    = rule.Text{EN: "the work is done twice", FR: "le travail est fait deux fois"}
)

func checkAwaits(p *rule.Pass) {
	told := map[program.Site]bool{}
	for _, list := range p.TaskUses() {
		for i := range list {
			a := &list[i]
			if !a.One || a.Unsure || told[at(&a.Shares)] {
				continue
			}
			read, then := readBefore(list, a)
			if read == nil || len(held(&a.Shares, &read.Access)) > 0 {
				continue
			}
			told[at(&a.Shares)] = true
			p.Report(rule.Finding{Confidence: rule.Likely, At: at(&a.Shares), Closed: true, Evidence: []rule.Step{
				{At: read.Func.Site(read.Expr), Note: rule.Text{EN: "read here", FR: "lu ici"}}, manyTasks(a)}}, a.Func.Text(container(&a.Shares)), then)
		}
	}
}

func manyTasks(a *program.TaskUse) rule.Step {
	name := "?"
	if len(a.Start.Targets) > 0 {
		name = a.Start.Targets[0].Name
	}
	return rule.Step{At: program.Site{Unit: a.By.Unit, Span: a.Start.Span},
		Note: rule.Text{EN: "several tasks run %[1]s at once from here", FR: "plusieurs tâches exécutent %[1]s à la fois à partir d'ici"}.With(name)}
}

// readBefore is the access whose answer the write rests on although an await lies between; nil when there is none.
func readBefore(list []program.TaskUse, a *program.TaskUse) (*program.TaskUse, rule.Text) {
	if a.Kind == program.Update {
		if old := oldValue(list, a); old != nil {
			return old, lost
		}
		return comparedBefore(list, a), outdated
	}
	if a.Check < 0 {
		return nil, rule.Text{}
	}
	check := &list[a.Check]
	if check.Turn < a.Turn && check.Place.Container() == a.Place.Container() && actOf(&a.Shares, &check.Access) == makes {
		return check, twice
	}
	return nil, rule.Text{}
}

// comparedBefore is where the value that is updated was compared, before an await.
func comparedBefore(list []program.TaskUse, a *program.TaskUse) *program.TaskUse {
	if a.Check < 0 {
		return nil
	}
	check := &list[a.Check]
	if check.Turn < a.Turn && check.Place == a.Place && check.Kind == program.Read {
		return check
	}
	return nil
}

// oldValue is where an update reads the value that it changes.
func oldValue(list []program.TaskUse, a *program.TaskUse) *program.TaskUse {
	s := a.Func.Stmt(a.Stmt)
	if s.Kind == facts.AugAssign {
		if awaits(a.Func, s.E) {
			return a
		}
		return nil
	}
	for i := range list {
		b := &list[i]
		if b.Kind == program.Read && b.Place.Container() == a.Place.Container() && b.Stmt == a.Stmt && b.Span.End <= int(a.Func.Stmt(a.Stmt).End) {
			if from := firstRead(list, b); from.Turn < a.Turn {
				return from
			}
		}
	}
	return nil
}

// firstRead is, of a variable that holds a value read earlier, where that was read.
func firstRead(list []program.TaskUse, read *program.TaskUse) *program.TaskUse {
	f := read.Func
	e := f.Expr(read.Expr)
	if e.Kind != facts.Name || e.Var < 0 {
		return read
	}
	for _, b := range f.Unit.Facts.Vars[e.Var].Binds {
		for i := range list {
			if b.Kind == facts.BindValue && list[i].Expr == b.Value && list[i].Kind == program.Read {
				return &list[i]
			}
		}
	}
	return read
}

func awaits(f *program.Func, id facts.ID) bool {
	found := false
	f.Walk(id, func(id facts.ID) { found = found || f.Expr(id).Kind == facts.Await })
	return found
}
