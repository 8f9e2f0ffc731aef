package facts

import "github.com/parahint/parahint/analysis/syntax"

// typeParameter is a name in the brackets behind the name of a def or class: it hides names of the same spelling around
// the definition, from the brackets to the definition's end.
type typeParameter struct {
	fn         ID
	start, end uint32
	v          int32
	name       string
}

// typeParameters reads the brackets of the definition n, whose code is the function. A class has its type parameters among
// its own names too, which its members ask.
func (l *lowerer) typeParameters(fn ID, n int32) {
	brackets := l.tree.ChildByField(n, syntax.FieldTypeParameters)
	if brackets == syntax.None {
		return
	}
	for c := range l.tree.Named(brackets) {
		name := l.firstIdentifier(c)
		if name == syntax.None {
			continue
		}
		node := l.tree.Nodes[name]
		p := typeParameter{fn: fn, start: l.tree.Nodes[brackets].Start, end: l.tree.Nodes[n].End, name: l.tree.NodeText(name)}
		if l.unit.Funcs[fn].Kind == ClassBody {
			p.v = l.variable(fn, p.name)
		} else {
			p.v = int32(len(l.unit.Vars))
			l.unit.Vars = append(l.unit.Vars, Var{Func: fn, Name: p.name})
		}
		l.types = append(l.types, p)
		l.within(fn, func() {
			l.binds = append(l.binds, varBind{p.v, l.placed(Bind{Kind: BindUnknown, Value: None, Annot: None, Start: node.Start, End: node.End})})
		})
	}
}

func (l *lowerer) firstIdentifier(n int32) int32 {
	for n != syntax.None && l.tree.Nodes[n].Kind != syntax.KindIdentifier {
		next := int32(syntax.None)
		for c := range l.tree.Named(n) {
			next = c
			break
		}
		n = next
	}
	return n
}

// hidden is the type parameter that a name means instead of the variable that it would mean without it.
func (l *lowerer) hidden(e *Expr, v int32) int32 {
	for i := len(l.types) - 1; i >= 0; i-- {
		p := &l.types[i]
		if p.name == e.Name && p.start <= e.Start && e.Start < p.end && (v < 0 || l.unit.Vars[v].Func < p.fn) {
			return p.v
		}
	}
	return v
}
