package gil

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

// repairCalled gives the function and its arguments apart: target=f, args=(x,) for target=f(x).
func repairCalled(p *rule.Pass, at *rule.Finding) []rule.Repair {
	f, s := startOf(p, func(f *program.Func, s *program.Start) bool { return f.Site(s.Callable) == at.At })
	if f == nil || s.Through != nil || f.Expr(s.Callable).Kind != facts.Call {
		return nil
	}
	d := rewrite.New(p)
	call := f.Expr(s.Callable)
	if s.Name == "signal.signal" {
		if changesLater(f, s) {
			return nil
		}
		d.Insert(f.Unit, f.Site(s.Callable).Start, "lambda *_: ")
		return d.Repair(rule.Text{
			EN: "Make a lambda of it (the call no longer happens here, but when the signal comes)",
			FR: "En faire une lambda (l'appel n'a plus lieu ici, mais à l'arrivée du signal)",
		})
	}
	switch s.Run.Passing {
	case knowledge.ArgsTuple:
		if f.Argument(s.Expr, s.Run.Args) != facts.None || f.Argument(s.Expr, s.Run.Kwargs) != facts.None || starred(f, f.Items(f.Expr(s.Expr).List)) {
			return nil
		}
		apart(d, f, call)
	case knowledge.RestArguments:
		if len(s.Args) > 0 || !lastPositional(f, s) {
			return nil
		}
		alongside(d, f, call)
	default:
		return nil
	}
	return d.Repair(rule.Text{
		EN: "Give the function and its arguments apart (the call no longer happens here, but where it is started)",
		FR: "Donner la fonction et ses arguments séparément (l'appel n'a plus lieu ici, mais là où il est démarré)",
	})
}

// changesLater reports whether a local name in the call may have another value by the time that a lambda made of it runs.
func changesLater(f *program.Func, s *program.Start) bool {
	for i := range f.Unit.Facts.Exprs {
		e := &f.Unit.Facts.Exprs[i]
		inside := int(e.Start) >= s.Span.Start && int(e.End) <= s.Span.End
		if inside && e.Kind == facts.Name && e.Var >= 0 && (s.Loops > 0 || len(f.Unit.Facts.Vars[e.Var].Binds) != 1) {
			return true
		}
	}
	return false
}

// startOf is the first start in the finding's unit that fits.
func startOf(p *rule.Pass, fits func(*program.Func, *program.Start) bool) (*program.Func, *program.Start) {
	for _, f := range p.Funcs() {
		link := p.Link(f)
		for i := range link.Starts {
			if s := &link.Starts[i]; s.Callable != facts.None && s.Call >= 0 && fits(f, s) {
				return f, s
			}
		}
	}
	return nil, nil
}

// behind is the site between the function that is called and the end of the call: its parentheses with what is in them.
func behind(f *program.Func, call *facts.Expr) program.Site {
	at := f.Site(call.A)
	at.Start, at.End = at.End, int(call.End)
	return at
}

// apart makes args=(…) and kwargs={…} of the arguments of the call.
func apart(d *rewrite.Draft, f *program.Func, call *facts.Expr) {
	var args, kwargs []string
	for _, id := range f.Items(call.List) {
		switch e := f.Expr(id); e.Kind {
		case facts.Keyword:
			kwargs = append(kwargs, `"`+e.Name+`": `+f.Text(e.A))
		case facts.DoubleStar, facts.Comp:
			d.Refuse()
		default:
			args = append(args, f.Text(id))
		}
	}
	text := ""
	switch {
	case len(args) == 1:
		text = ", args=(" + args[0] + ",)"
	case len(args) > 1:
		text = ", args=(" + strings.Join(args, ", ") + ")"
	}
	if len(kwargs) > 0 {
		text += ", kwargs={" + strings.Join(kwargs, ", ") + "}"
	}
	at := behind(f, call)
	if commented(rewrite.Source(at)) {
		d.Refuse()
	}
	d.Replace(at, text)
}

// alongside makes submit(f, x) of submit(f(x)).
func alongside(d *rewrite.Draft, f *program.Func, call *facts.Expr) {
	at := behind(f, call)
	inner, opened := strings.CutPrefix(rewrite.Source(at), "(")
	inner, closed := strings.CutSuffix(inner, ")")
	if !opened || !closed || commented(inner) {
		d.Refuse()
		return
	}
	if inner = strings.TrimSuffix(strings.TrimSpace(inner), ","); inner != "" {
		inner = ", " + inner
	}
	d.Replace(at, inner)
}

// commented reports whether there may be a comment in the text.
func commented(text string) bool { return strings.Contains(text, "#") }

// lastPositional reports whether nothing follows the callable, so that its arguments can.
func lastPositional(f *program.Func, s *program.Start) bool {
	args := f.Items(f.Expr(s.Expr).List)
	return len(args) > 0 && args[len(args)-1] == s.Callable
}
