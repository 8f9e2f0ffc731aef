package program

import (
	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/text"
)

func (w *walker) spanOf(id facts.ID) text.Span {
	e := w.f.Expr(id)
	return text.Span{Start: int(e.Start), End: int(e.End)}
}

// decorated notes the call of a decorator of the project, and what it does with the function below.
func (w *walker) decorated(d facts.ID, target *Func) {
	v := w.p.eval(w.f, d)
	if v.Kind != FunctionValue && v.Kind != BoundMethod {
		return
	}
	c := Call{Kind: Decoration, Expr: d, Object: facts.None, Targets: []*Func{v.Func}}
	w.add(c)
	if entry, offset := w.p.entryOf(v); offset < len(entry.IR.Params) {
		w.p.needBody(entry)
		w.use(c, d, Value{Kind: FunctionValue, Func: target}, entry, offset, map[handed]bool{})
	}
}

// decorations notes what decorators do, and the contexts that those outside the project give to the function below.
func (w *walker) decorations(decorators []facts.ID) {
	if w.access != nil {
		return
	}
	s := w.f.Stmt(w.stmt)
	target := w.f.Unit.Funcs[s.Index]
	for _, d := range decorators {
		w.decorated(d, target)
		e := w.f.Expr(d)
		if e.Kind == facts.Call {
			e = w.f.Expr(e.A)
			d = w.f.Expr(d).A
		}
		v := w.p.eval(w.f, d)
		known := w.p.Table.Function(v.Name)
		if (v.Kind != External && v.Kind != ExternalMethod) || known == nil {
			continue
		}
		run := known.Decorates
		if target.Async() {
			run = known.DecoratesAsync
		}
		if run == nil {
			continue
		}
		w.link.Starts = append(w.link.Starts, Start{Call: -1, Expr: d, Span: text.Span{Start: int(e.Start), End: int(e.End)},
			Run: run, Name: known.Name, Callable: facts.None, Value: Value{Kind: FunctionValue, Func: target},
			Targets: []*Func{target}, Loops: w.loops, Main: w.main, Stmt: w.stmt})
	}
}
