package blocking

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// cpuBound speaks of loops and comprehensions that are known to be long, of a recursion that doubles with each step, and of a
// few calls that are made to be slow. It misses every long
// computation whose length only the data tell, rather than accuse a loop over a handful of things.
var cpuBound = rule.Rule{
	ID:         "cpu-bound-in-async",
	Family:     rule.Blocking,
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Performance,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Long computation in a coroutine",
		FR: "Long calcul dans une coroutine",
	},
	Message: rule.Text{
		EN: "%[1]s computes for long without an await: no other task of the event loop runs meanwhile",
		FR: "%[1]s calcule longtemps sans await : aucune autre tâche de la boucle d'événements n'avance pendant ce temps",
	},
	Check:  checkCPUBound,
	Repair: repairCPUBound,
}

var recursive = rule.Text{EN: "%[1]s calls itself twice for every step", FR: "%[1]s s'appelle elle-même deux fois à chaque pas"}

var thisLoop = rule.Text{EN: "this loop", FR: "cette boucle"}

// slow are the beginnings of the names of calls that are made to take long.
var slow = []string{"bcrypt.", "passlib.", "argon2.", "hashlib.scrypt", "hashlib.pbkdf2_hmac", "cryptography.hazmat.primitives.asymmetric."}

func checkCPUBound(p *rule.Pass) {
	for _, f := range p.Funcs() {
		if !f.Async() {
			continue
		}
		if w := p.Work(f); w.Func == f && isLong(w) {
			p.Report(rule.Finding{Severity: graveness(w), Confidence: rule.Likely, At: header(f, w.Loop)}, thisLoop)
		}
		if g, loop := longComprehension(p, f); g != nil {
			p.Report(rule.Finding{Severity: rule.Hint, Confidence: rule.Likely, At: header(g, loop)}, thisLoop)
		}
		link := p.Link(f)
		for i := range link.Calls {
			reportWork(p, f, &link.Calls[i])
		}
	}
}

// heavy is the score from which on a function is taken for bound by the CPU.
const heavy = 2

// manyTrips is how often a loop runs that no one would wait for between two tasks.
const manyTrips = 100_000

// isLong reports whether the loop that weighs most is known to be long.
func isLong(w program.Work) bool {
	return w.Score >= heavy && w.Func != nil && w.Loop != facts.None && w.Turns >= manyTrips
}

func graveness(w program.Work) rule.Severity {
	if w.Score > heavy {
		return rule.Warning
	}
	return rule.Hint
}

func reportWork(p *rule.Pass, f *program.Func, c *program.Call) {
	if c.Kind != program.Plain {
		return
	}
	if c.Known != nil && c.Known.HeavyCPU && p.Tier(f, c) == knowledge.NonBlocking && isSlow(c.Name) {
		p.Report(rule.Finding{Confidence: rule.Likely, At: f.CallSite(c)}, p.CallName(f, c))
		return
	}
	if len(c.Targets) != 1 || c.Targets[0].Async() || c.Targets[0].IR.Generator {
		return
	}
	note := rule.Text{EN: "%[1]s spends its time here", FR: "%[1]s passe son temps ici"}.With(c.Targets[0].Name)
	if isDeep(p, f, c) {
		p.Report(rule.Finding{Severity: rule.Warning, Confidence: rule.Likely, At: f.CallSite(c),
			Evidence: []rule.Step{{At: c.Targets[0].NameSite(), Note: recursive.With(c.Targets[0].Name)}}}, p.CallName(f, c))
		return
	}
	w := p.WorkOf(f, c, c.Targets[0])
	if !isLong(w) {
		if g, loop := longComprehension(p, c.Targets[0]); g != nil {
			p.Report(rule.Finding{Severity: rule.Hint, Confidence: rule.Likely, At: f.CallSite(c),
				Evidence: []rule.Step{{At: header(g, loop), Note: note}}}, p.CallName(f, c))
		}
		return
	}
	note = rule.Text{EN: "%[1]s spends its time here", FR: "%[1]s passe son temps ici"}.With(w.Func.Enclosing().Name)
	p.Report(rule.Finding{Severity: graveness(w), Confidence: rule.Likely, At: f.CallSite(c),
		Evidence: []rule.Step{{At: header(w.Func, w.Loop), Note: note}}}, p.CallName(f, c))
}

func isSlow(name string) bool {
	for _, s := range slow {
		if strings.HasPrefix(name, s) {
			return true
		}
	}
	return false
}

// header is the place of what a loop goes through, or of its condition.
func header(f *program.Func, loop facts.ID) program.Site {
	return f.Site(f.Stmt(loop).E)
}
