package shared

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

var fileChanged = rule.Text{
	EN: "another %[3]s can do the same between the check of %[1]s and this line, and then %[2]s",
	FR: "un autre %[3]s peut faire de même entre la vérification de %[1]s et cette ligne, et alors %[2]s",
}

var fileRemoved = rule.Text{
	EN: "another %[3]s can remove %[1]s between the check and this line, and then %[2]s",
	FR: "un autre %[3]s peut supprimer %[1]s entre la vérification et cette ligne, et alors %[2]s",
}

// makers fail when there is something at the path already, removals when there is nothing any more; the second word is
// the argument that says not to mind.
var makers = map[string]string{"os.makedirs": "exist_ok", "os.mkdir": "-", "pathlib.Path.mkdir": "exist_ok"}

var removals = map[string]string{
	"os.remove": "-", "os.unlink": "-", "os.rmdir": "-", "shutil.rmtree": "ignore_errors", "pathlib.Path.unlink": "missing_ok",
	"pathlib.Path.rmdir": "-",
}

// openers open the file at the path, or of the object; the number is the position of the mode.
var openers = map[string]int{"builtins.open": 1, "io.open": 1, "codecs.open": 1, "pathlib.Path.open": 0}

// acts reports whether the call makes, removes or opens what was asked about, and comes too late when another one was
// first.
func acts(p *rule.Pass, f *program.Func, a asked, c *program.Call) bool {
	of := subject(f, c)
	if of == facts.None || f.Text(of) != f.Text(a.of) {
		return false
	}
	if mode, ok := modeOf(f, c); ok {
		return oneForAll(p, f, a.of, 0) && (!a.there && mode == 'w' || a.there && mode == 'r' && removed(p, f, a.of))
	}
	tolerant, ok := makers[c.Name]
	if a.there {
		tolerant, ok = removals[c.Name]
	}
	if !ok || f.Argument(c.Expr, knowledge.Parameter{Position: -1, Name: tolerant}) != facts.None {
		return false
	}
	return !a.there || oneForAll(p, f, a.of, 0)
}

// subject is the path that a call is about: its object, for a method of a path, else its first argument.
func subject(f *program.Func, c *program.Call) facts.ID {
	if strings.HasPrefix(c.Name, "pathlib.") {
		return c.Object
	}
	return f.Argument(c.Expr, knowledge.Parameter{Position: 0, Name: "path"})
}

// modeOf is the first letter of the mode in which a call opens a file.
func modeOf(f *program.Func, c *program.Call) (byte, bool) {
	position, ok := openers[c.Name]
	if !ok {
		return 0, false
	}
	mode := f.Argument(c.Expr, knowledge.Parameter{Position: position, Name: "mode"})
	if mode == facts.None {
		return 'r', true
	}
	if e := f.Expr(mode); e.Kind == facts.Const && e.Op == facts.Str && e.Name != "" {
		return e.Name[0], true
	}
	return 0, true
}

// removed reports whether the code that can name the path removes it somewhere.
func removed(p *rule.Pass, f *program.Func, path facts.ID) bool {
	return slices.ContainsFunc(p.PlaceUses(p.PlaceOf(f, path)), func(u program.PlaceUse) bool {
		calls := p.Link(u.Func).Calls
		return slices.ContainsFunc(calls, func(c program.Call) bool {
			_, removes := removals[c.Name]
			return removes && c.Kind == program.Plain && subject(u.Func, &c) == u.Expr
		})
	})
}

// pathDepth is how many local variables are followed to what a path is made of.
const pathDepth = 4

// oneForAll reports whether the path is the same whoever runs the function: made of literals, of names of the module
// and of attributes.
func oneForAll(p *rule.Pass, f *program.Func, id facts.ID, depth int) bool {
	same := depth < pathDepth
	f.Walk(id, func(id facts.ID) {
		switch e := f.Expr(id); e.Kind {
		case facts.Name:
			same = same && (e.Var < 0 || oneLocal(p, f, id, depth))
		case facts.Call:
			same = same && plainPath(p.Eval(f, e.A).Name)
		case facts.Const, facts.Attr, facts.Bin, facts.FString, facts.Keyword:
		default:
			same = false
		}
	})
	return same
}

// oneLocal reports whether a local variable is the same path for all: self, a variable of a function around this one, or
// what only such a path was assigned to.
func oneLocal(p *rule.Pass, f *program.Func, id facts.ID, depth int) bool {
	v := &f.Unit.Facts.Vars[f.Expr(id).Var]
	if owner := f.Unit.Funcs[v.Func]; owner != f.Enclosing() && f.Inside(owner) && len(v.Binds) == 1 {
		return v.Param || v.Binds[0].Kind == facts.BindValue
	}
	if v.Param {
		m := f.Method()
		return m != nil && len(m.IR.Params) > 0 && m.IR.Params[0].Name == v.Name && v.Name == "self"
	}
	if len(v.Binds) != 1 || v.Binds[0].Kind != facts.BindValue || v.Binds[0].Index >= 0 {
		return false
	}
	return oneForAll(p, f.Unit.Funcs[v.Binds[0].Func], v.Binds[0].Value, depth+1)
}

// plainPath reports whether the function makes the same path of the same arguments.
func plainPath(name string) bool {
	for _, module := range []string{"os.path.", "posixpath.", "ntpath.", "pathlib."} {
		if strings.HasPrefix(name, module) {
			return true
		}
	}
	return name == "builtins.str" || name == "os.fspath" || name == "tempfile.gettempdir"
}

// reportFile reports a call that comes too late when another thread or process was first.
func reportFile(p *rule.Pass, f *program.Func, a asked, c *program.Call, way program.Way, in knowledge.Context, found rule.Finding) {
	found.Severity = rule.Hint
	if !oneForAll(p, f, a.of, 0) || ofSelf(f, a.of) && !sharesSelf(way) {
		found.Confidence = rule.Possible // each may have a path of its own
	}
	other := rule.Text{EN: "thread", FR: "thread"}
	if in == knowledge.ProcessContext {
		other = rule.Text{EN: "process", FR: "processus"}
	}
	mode, opens := modeOf(f, c)
	message, then := fileChanged, rule.Text{EN: "this fails because it exists already", FR: "celle-ci échoue, car il existe déjà"}
	switch {
	case opens && mode == 'w':
		then = rule.Text{EN: "both write the file, the one over the other", FR: "les deux écrivent le fichier, l'un par-dessus l'autre"}
	case opens:
		message, then = fileRemoved, rule.Text{EN: "there is nothing to open", FR: "il n'y a plus rien à ouvrir"}
	case a.there:
		then = rule.Text{EN: "this fails because it is gone already", FR: "celle-ci échoue, car il n'existe déjà plus"}
	}
	found.Message = message.With(f.Text(a.of), then, other)
	p.Report(found)
}

// ofSelf reports whether the path is one of the object.
func ofSelf(f *program.Func, id facts.ID) (found bool) {
	f.Walk(id, func(id facts.ID) { found = found || f.Expr(id).Kind == facts.Name && f.Expr(id).Name == "self" })
	return found
}

// sharesSelf reports whether all that the start begins have the same object: a method of self is started.
func sharesSelf(way program.Way) bool {
	if way.Start.Callable == facts.None {
		return false
	}
	e := way.By.Expr(way.Start.Callable)
	return e.Kind == facts.Attr && way.By.Text(e.A) == "self"
}
