package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// threadNeverJoined would rather miss a thread whose handle goes somewhere else than accuse one that is joined there.
var threadNeverJoined = rule.Rule{
	ID:         "thread-never-joined",
	Family:     rule.Shutdown,
	Chapter:    rule.Threading,
	Severity:   rule.Hint,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Thread or process that nobody waits for",
		FR: "Thread ou processus que personne n'attend",
	},
	Message: rule.Text{
		EN: "nothing waits for this %[1]s: its end and its errors go unnoticed, and the program cannot end before it",
		FR: "rien n'attend ce %[1]s : sa fin et ses erreurs passent inaperçues, et le programme ne peut pas finir avant lui",
	},
	Check:  checkUnjoined,
	Repair: repairUnjoined,
}

var (
	threadWord  = rule.Text{EN: "thread", FR: "thread"}
	processWord = rule.Text{EN: "process", FR: "processus"}
)

func checkUnjoined(p *rule.Pass) {
	for _, f := range p.Funcs() {
		handles := p.Handles(f, knowledge.ThreadHandle, knowledge.TimerHandle, knowledge.ProcessHandle)
		for i := range handles {
			h := &handles[i]
			listed := viaList(p, h)
			if !isWorker(p, h) || !begun(p, h) && !begun(p, listed) || daemonOf(p, h) != ordinary || daemonOf(p, listed) != ordinary ||
				ends(p, listed) || listed != h && p.Ending(h.To.Place, stopsOf(h)) == program.Ends {
				continue
			}
			severity, word := rule.Hint, threadWord
			if h.Class.Handle == knowledge.ProcessHandle {
				severity, word = rule.Warning, processWord
			}
			p.Report(rule.Finding{Severity: severity, Confidence: rule.Likely, At: f.CallSite(h.Call), Closed: true}, word)
		}
	}
}

// isWorker leaves out what has a handle but is no thread or process of Python code: a subprocess, a manager.
func isWorker(p *rule.Pass, h *program.Handle) bool {
	return p.IsA(h.Class.Name, "threading.Thread") || p.IsA(h.Class.Name, "multiprocessing.Process")
}

// ends reports whether something stops the handle, or may.
func ends(p *rule.Pass, h *program.Handle) bool {
	switch h.To.Fate {
	case program.Chained:
		return false
	case program.Stored:
		place := h.To.Place
		return p.Ending(place, stopsOf(h)) != program.NeverEnds || waitedFor(p, place) || place.Elements && takenOut(p, place)
	}
	return true
}

// stopsOf are the methods that stop the handle, or ask whether it has stopped.
func stopsOf(h *program.Handle) []string {
	return append([]string{"join", "is_alive", "terminate", "kill", "stop", "close", "shutdown", "quit"}, h.Class.Stops...)
}

// waitedFor reports whether a method of the handle's own class waits for it, by its name: a thread itself has none such.
func waitedFor(p *rule.Pass, place program.Place) bool {
	return slices.ContainsFunc(p.PlaceUses(place), func(u program.PlaceUse) bool {
		return u.To.Fate == program.Chained && strings.HasPrefix(u.To.Method, "wait")
	})
}
