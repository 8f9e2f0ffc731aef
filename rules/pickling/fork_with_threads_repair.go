package pickling

import (
	"slices"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairFork starts the processes with spawn. It refuses what cannot be taken along then, and an os.fork.
func repairFork(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, c := rewrite.CallAt(p, at.At)
	if c == nil || !forks(p, f, c) {
		if len(at.Evidence) == 0 {
			return nil
		}
		last := at.Evidence[len(at.Evidence)-1].At
		p.Rests(last)
		if f, c = rewrite.CallAt(p, last); c == nil || !forks(p, f, c) {
			return nil
		}
	}
	by, made := f, c
	if c.Name == "multiprocessing.Process.start" {
		by, made = p.MadeBy(f, c.Object)
	}
	if made == nil || !travels(p, by, made) {
		return nil
	}
	d := rewrite.New(p)
	e := by.Expr(by.Expr(made.Expr).A)
	if word := chosenFork(p, by, e); word != facts.None {
		at := by.Site(word)
		at.Start, at.End = at.Start+1, at.End-1
		d.Replace(at, "spawn")
		d.GuardImport(f.Enclosing(), c.Main)
		return d.Repair(bySpawn)
	}
	if made.Name != "multiprocessing.Pool" && made.Name != "multiprocessing.Process" {
		return nil
	}
	quote := rewrite.Quote(by.Unit.Module)
	spawn := "get_context(" + quote + "spawn" + quote + ")."
	switch {
	case e.Kind == facts.Attr && p.Eval(by, e.A).Name == "multiprocessing":
		d.Insert(by.Unit, int(e.End)-len(e.Name), spawn)
	case e.Kind == facts.Name:
		class := made.Name[len("multiprocessing."):]
		d.Replace(by.Site(by.Expr(made.Expr).A), d.Name(by.Unit, "multiprocessing", "get_context")+spawn[len("get_context"):]+class)
	default:
		return nil
	}
	d.GuardImport(f.Enclosing(), c.Main)
	return d.Repair(bySpawn)
}

var bySpawn = rule.Text{
	EN: "Start it with spawn (the child imports the module anew and inherits nothing else)",
	FR: "Le démarrer par spawn (l'enfant importe le module à nouveau et n'hérite de rien d'autre)",
}

// chosenFork is the word "fork" of get_context("fork").Process; None for another callee.
func chosenFork(p *rule.Pass, f *program.Func, callee *facts.Expr) facts.ID {
	if callee.Kind != facts.Attr || f.Expr(callee.A).Kind != facts.Call {
		return facts.None
	}
	context := f.Expr(callee.A)
	args := f.Items(context.List)
	if p.Eval(f, context.A).Name != "multiprocessing.get_context" || len(args) != 1 || f.Text(args[0]) != `"fork"` && f.Text(args[0]) != "'fork'" {
		return facts.None
	}
	return args[0]
}

// travels reports whether nothing that the process is given is known to stay behind.
func travels(p *rule.Pass, by *program.Func, made *program.Call) bool {
	link := p.Link(by)
	return !slices.ContainsFunc(link.Starts, func(s program.Start) bool {
		if s.Expr != made.Expr || s.Callable == facts.None {
			return false
		}
		_, hidden := p.MainOnly(s.Value)
		c := crossing{f: by, s: &s, call: made}
		_, stuck := c.stuck(p)
		return hidden || stuck != nil || p.Stuck(by, s.Callable, program.AtStart, false) != nil
	})
}
