package shared

import (
	"slices"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// sharedIteration speaks of a loop over a container itself, whose class is known, while another thread adds or removes
// elements. It would rather miss a loop inside a library call than accuse one over a copy.
var sharedIteration = rule.Rule{
	ID:         "mutate-while-shared-iteration",
	Family:     rule.SharedState,
	Chapter:    rule.Threading,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Likely,
	Over:       rule.Programs,
	Title: rule.Text{
		EN: "Container changed while another thread goes through it",
		FR: "Conteneur modifié pendant qu'un autre thread le parcourt",
	},
	Message: rule.Text{
		EN: "another thread can change the size of %[1]s during this loop: %[2]s",
		FR: "un autre thread peut changer la taille de %[1]s pendant cette boucle : %[2]s",
	},
	Check:  checkIterations,
	Repair: repairIteration,
}

func checkIterations(p *rule.Pass) {
	places := p.SharedPlaces()
	for i := range places {
		s := &places[i]
		class := containerAt(p, s.Place)
		then, known := breaks[class]
		if !known {
			continue
		}
		for j := range s.Accesses {
			if a := &s.Accesses[j]; a.Kind == program.Iterated && !a.Place.Elements && reportIteration(p, s, a, class, then) {
				break
			}
		}
	}
}

var fails = rule.Text{EN: "it ends in RuntimeError", FR: "elle se termine par RuntimeError"}

// breaks says what becomes of a loop over a container whose size changes.
var breaks = map[string]rule.Text{
	"builtins.dict": fails, "builtins.set": fails, "collections.deque": fails, "collections.defaultdict": fails,
	"collections.OrderedDict": fails, "collections.Counter": fails,
	"builtins.list": {EN: "it skips elements or meets them twice", FR: "elle saute des éléments ou les voit deux fois"},
}

func containerAt(p *rule.Pass, place program.Place) string {
	var v program.Value
	switch place.Kind {
	case program.AttrPlace:
		v = p.Attr(place.Class, place.Name)
	case program.GlobalPlace:
		v = p.Global(place.Module, place.Name)
	}
	if v.Kind != program.ExternalInstance {
		return ""
	}
	return v.Name
}

func reportIteration(p *rule.Pass, s *program.Shared, a *program.Shares, class string, then rule.Text) bool {
	for i := range s.Accesses {
		b := &s.Accesses[i]
		if b.Kind != program.Mutate || b.Func == a.Func || !resizes(b, class) || program.Excluded(a, b) {
			continue
		}
		if by, start, ok := p.Overlap(a, b); ok {
			p.Report(rule.Finding{Confidence: rule.Likely, At: at(a), Closed: true, Evidence: []rule.Step{change(b), started(by, start)}},
				a.Func.Text(container(a)), then)
			return true
		}
	}
	return false
}

// resizes reports whether the change adds or removes elements. What is added at the end of a list is met or not, as may be.
func resizes(b *program.Shares, class string) bool {
	if b.Method == "del" && b.Func.Expr(b.Expr).Kind != 0 {
		return b.Place.Elements
	}
	if class == "builtins.list" {
		return slices.Contains([]string{"pop", "remove", "insert", "clear"}, b.Method)
	}
	return b.Method != "sort" && b.Method != "reverse" && b.Method != "rotate" && b.Method != "move_to_end" && (b.Method != "" || b.Place.Elements)
}
