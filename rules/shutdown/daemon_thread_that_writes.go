package shutdown

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// daemonThreadOwnsResource speaks of daemon threads that write files or databases, where being cut off leaves half of the
// data behind. Heartbeats, metrics, reads and files that only grow are left alone.
var daemonThreadOwnsResource = rule.Rule{
	ID:         "daemon-thread-that-writes",
	Family:     rule.Shutdown,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Title: rule.Text{
		EN: "Daemon thread that writes",
		FR: "Thread démon qui écrit",
	},
	Message: rule.Text{
		EN: "this daemon thread calls %[1]s, and is cut off in the middle of it when the program ends",
		FR: "ce thread démon appelle %[1]s, et il est coupé en plein milieu quand le programme se termine",
	},
	Check:  checkDaemons,
	Repair: repairUnjoined,
}

func checkDaemons(p *rule.Pass) {
	for _, f := range p.Funcs() {
		handles := p.Handles(f, knowledge.ThreadHandle)
		link := p.Link(f)
		for i := range handles {
			h := &handles[i]
			if daemonOf(p, h) != daemon || joined(p, h) {
				continue
			}
			for j := range link.Starts {
				if s := &link.Starts[j]; s.Expr == h.Call.Expr && len(s.Targets) == 1 {
					reportWriter(p, h, s.Targets[0])
				}
			}
		}
	}
}

// joined: a daemon that is waited for at the end is not cut off.
func joined(p *rule.Pass, h *program.Handle) bool {
	if h.To.Fate == program.Dropped {
		return !startsItself(p, h)
	}
	return h.To.Fate != program.Chained && (h.To.Fate != program.Stored || p.Ending(h.To.Place, []string{"join"}) != program.NeverEnds)
}

func reportWriter(p *rule.Pass, h *program.Handle, target *program.Func) {
	hops := writing(p, target, map[*program.Func]bool{}, 5)
	if len(hops) == 0 {
		return
	}
	last := hops[len(hops)-1]
	var steps []rule.Step
	for _, hop := range hops {
		steps = append(steps, rule.Step{At: hop.Func.CallSite(hop.Call),
			Note: rule.Text{EN: "%[1]s calls %[2]s", FR: "%[1]s appelle %[2]s"}.With(hop.Func.Name, p.CallName(hop.Func, hop.Call))})
	}
	p.Report(rule.Finding{Confidence: rule.Likely, At: h.Func.CallSite(h.Call), Evidence: steps},
		p.CallName(last.Func, last.Call))
}

// writing is the way from the function to a call that writes.
func writing(p *rule.Pass, f *program.Func, seen map[*program.Func]bool, depth int) []program.Hop {
	if seen[f] || depth == 0 {
		return nil
	}
	seen[f] = true
	link := p.Link(f)
	inPlace := slices.ContainsFunc(link.Calls, func(c program.Call) bool { return puts[c.Name] })
	for i := range link.Calls {
		if c := &link.Calls[i]; !inPlace && writes(f, c) {
			return []program.Hop{{Func: f, Call: c}}
		}
	}
	for i := range link.Calls {
		c := &link.Calls[i]
		if len(c.Targets) != 1 || c.Targets[0].Async() {
			continue
		}
		if below := writing(p, c.Targets[0], seen, depth-1); below != nil {
			if c.Kind == program.Nested {
				return below
			}
			return append([]program.Hop{{Func: f, Call: c, To: c.Targets[0]}}, below...)
		}
	}
	return nil
}

// puts are calls that put a file in place which is whole already: until then what is cut off is a file of no account.
var puts = map[string]bool{"os.replace": true, "os.rename": true, "pathlib.Path.replace": true, "pathlib.Path.rename": true}

// writers are calls that leave half of something behind when they are cut off.
var writers = map[string]bool{
	"sqlite3.Connection.commit": true, "pathlib.Path.write_text": true, "pathlib.Path.write_bytes": true, "shutil.copy": true,
	"shutil.copy2": true, "shutil.copyfile": true, "shutil.copytree": true, "shutil.move": true, "shutil.make_archive": true,
	"pickle.dump": true, "json.dump": true,
}

func writes(f *program.Func, c *program.Call) bool {
	if c.Kind != program.Plain || c.Known == nil {
		return false
	}
	if writers[c.Name] {
		return true
	}
	if c.Name != "builtins.open" && c.Name != "pathlib.Path.open" {
		return false
	}
	mode := f.Argument(c.Expr, knowledge.Parameter{Position: modePosition[c.Name], Name: "mode"})
	return mode != facts.None && f.Expr(mode).Kind == facts.Const && strings.ContainsAny(f.Expr(mode).Name, "wx+")
}

var modePosition = map[string]int{"builtins.open": 1, "pathlib.Path.open": 0}
