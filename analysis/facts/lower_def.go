package facts

import (
	"strings"

	"github.com/parahint/parahint/analysis/syntax"
)

func (l *lowerer) functionDefinition(n int32) ID { return l.define(n, nil) }

// define lowers a def. Decorators, defaults and annotations belong to the function around it.
func (l *lowerer) define(n int32, decorators []ID) ID {
	f := l.function(Function, n)
	if l.startsAsync(n) {
		f.Kind = AsyncFunction
	}
	f.Decorators = decorators
	if name := l.tree.ChildByField(n, syntax.FieldName); name != syntax.None {
		f.Name = l.tree.NodeText(name)
		f.NameStart, f.NameEnd = l.tree.Nodes[name].Start, l.tree.Nodes[name].End
	}
	f.Returns = l.field(n, syntax.FieldReturnType)
	if l.unit.Funcs[l.fn].Kind == ClassBody {
		f.Class = l.classOf(l.fn)
	}
	id := l.open(f)
	l.bind(f.Name, Bind{Kind: BindFunction, Value: None, Annot: None, Index: int32(id), Start: f.NameStart, End: f.NameEnd})
	l.typeParameters(id, n)
	l.parameters(id, l.tree.ChildByField(n, syntax.FieldParameters))
	l.within(id, func() {
		body := l.tree.ChildByField(n, syntax.FieldBody)
		l.declare(body)
		l.unit.Funcs[id].Body = l.statements(body)
	})
	s := l.start(Def, n)
	s.Index = int32(id)
	return l.stmt(s)
}

func (l *lowerer) function(kind FuncKind, n int32) Func {
	node := &l.tree.Nodes[n]
	return Func{Kind: kind, Parent: l.fn, Class: None, Returns: None, Start: node.Start, End: node.End,
		NameStart: node.Start, NameEnd: node.Start}
}

// startsAsync looks for the async of a def without noting an await in the function around it.
func (l *lowerer) startsAsync(n int32) bool {
	c := l.tree.FirstChild(n)
	return c != syntax.None && l.tree.NodeText(c) == "async"
}

func (l *lowerer) classOf(body ID) ID {
	for i := range l.unit.Classes {
		if l.unit.Classes[i].Func == body {
			return ID(i)
		}
	}
	return None
}

// declare reads the global and nonlocal statements of a function before the rest: they hold for all of it.
func (l *lowerer) declare(n int32) {
	if n == syntax.None {
		return
	}
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindGlobalStatement:
			l.outside(c, &l.scopes[l.fn].global)
		case syntax.KindNonlocalStatement:
			l.outside(c, &l.scopes[l.fn].outer)
		case syntax.KindFunctionDefinition, syntax.KindClassDefinition, syntax.KindDecoratedDefinition, syntax.KindExpressionStatement:
		default:
			l.declare(c)
		}
	}
}

func (l *lowerer) outside(n int32, names *map[string]bool) {
	if *names == nil {
		*names = map[string]bool{}
	}
	for c := range l.tree.Named(n) {
		(*names)[l.tree.NodeText(c)] = true
	}
}

func (l *lowerer) globalStatement(n int32) ID { return l.stmt(l.start(GlobalStmt, n)) }

// parameters adds the parameters to the function and binds them there.
func (l *lowerer) parameters(fn ID, n int32) {
	if n == syntax.None {
		return
	}
	kind := Ordinary
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindKeywordSeparator:
			kind = KeywordOnly
			continue
		case syntax.KindPositionalSeparator:
			params := l.unit.Funcs[fn].Params
			for i := range params {
				params[i].Kind = PositionalOnly
			}
			continue
		}
		p, name := l.parameter(c, kind)
		if name == syntax.None {
			continue
		}
		if p.Kind == VarArgs {
			kind = KeywordOnly
		}
		l.addParameter(fn, p, name)
	}
}

func (l *lowerer) addParameter(fn ID, p Param, name int32) {
	p.Name = l.tree.NodeText(name)
	node := l.tree.Nodes[name]
	position := int32(len(l.unit.Funcs[fn].Params))
	outer := l.fn
	l.fn = fn
	l.bindIn(fn, p.Name, Bind{Kind: BindParam, Value: p.Annot, Annot: None, Index: position, Start: node.Start, End: node.End})
	l.fn = outer
	p.Var = l.variable(fn, p.Name)
	l.unit.Vars[p.Var].Param = true
	l.unit.Funcs[fn].Params = append(l.unit.Funcs[fn].Params, p)
}

// parameter reads one parameter: its kind, annotation and default, and the node of its name.
func (l *lowerer) parameter(n int32, kind ParamKind) (Param, int32) {
	p := Param{Kind: kind, Annot: None, Default: None}
	p.Default = l.field(n, syntax.FieldValue)
	p.Annot = l.field(n, syntax.FieldType)
	name := n
	if f := l.tree.ChildByField(n, syntax.FieldName); f != syntax.None {
		name = f
	} else if l.tree.Nodes[n].Kind == syntax.KindTypedParameter {
		name = l.tree.FirstChild(n)
	}
	switch l.tree.Nodes[name].Kind {
	case syntax.KindListSplatPattern:
		p.Kind, name = VarArgs, l.firstNamed(name)
	case syntax.KindDictionarySplatPattern:
		p.Kind, name = KwArgs, l.firstNamed(name)
	}
	if name == syntax.None || l.tree.Nodes[name].Kind != syntax.KindIdentifier {
		return p, syntax.None
	}
	return p, name
}

func (l *lowerer) firstNamed(n int32) int32 {
	for c := range l.tree.Named(n) {
		return c
	}
	return syntax.None
}

func (l *lowerer) lambda(n int32) ID {
	f := l.function(LambdaFunction, n)
	f.Name = "<lambda>"
	f.NameEnd = f.Start + uint32(len("lambda"))
	fn := l.open(f)
	l.parameters(fn, l.tree.ChildByField(n, syntax.FieldParameters))
	l.within(fn, func() {
		s := l.start(Return, n)
		s.E = l.field(n, syntax.FieldBody)
		if s.E != None {
			s.Start, s.End = l.unit.Expr(s.E).Start, l.unit.Expr(s.E).End
		}
		l.unit.Funcs[fn].Body = l.list([]ID{l.stmt(s)})
	})
	e := l.at(Lambda, n)
	e.Func = int32(fn)
	return l.expr(e)
}

func comprehension(op Op) func(*lowerer, int32) ID {
	return func(l *lowerer, n int32) ID { return l.comprehend(n, op) }
}

// comprehend lowers a comprehension to the loops that it stands for. Its first iterable belongs to the function around.
func (l *lowerer) comprehend(n int32, op Op) ID {
	var clauses []int32
	body := l.tree.ChildByField(n, syntax.FieldBody)
	for c := range l.tree.Named(n) {
		if k := l.tree.Nodes[c].Kind; k == syntax.KindForInClause || k == syntax.KindIfClause {
			clauses = append(clauses, c)
		}
	}
	if body == syntax.None || len(clauses) == 0 {
		return l.opaque(n)
	}
	first := l.field(clauses[0], syntax.FieldRight)
	f := l.function(Comprehension, n)
	f.Name = "<comprehension>"
	fn := l.open(f)
	l.within(fn, func() {
		l.conditions++
		l.unit.Funcs[fn].Body = l.clauses(clauses, first, body)
	})
	if l.unit.Funcs[fn].Awaits {
		l.unit.Funcs[l.fn].Awaits = true
	}
	e := l.at(Comp, n)
	e.Op, e.Func, e.A = op, int32(fn), first
	return l.expr(e)
}

func (l *lowerer) clauses(clauses []int32, first ID, body int32) List {
	if len(clauses) == 0 {
		return l.list([]ID{l.comprehended(body)})
	}
	c := clauses[0]
	if l.tree.Nodes[c].Kind == syntax.KindIfClause {
		s := l.start(If, c)
		s.E = l.only(c)
		s.Body = l.clauses(clauses[1:], None, body)
		return l.list([]ID{l.stmt(s)})
	}
	s := l.start(For, c)
	s.Async = l.isAsync(c)
	s.E = first
	if first == None {
		s.E = l.field(c, syntax.FieldRight)
	}
	target := l.field(c, syntax.FieldLeft)
	l.target(target, Bind{Kind: BindIterate, Value: s.E, Annot: None, Index: -1, Async: s.Async})
	s.Targets = l.list([]ID{target})
	s.Body = l.clauses(clauses[1:], None, body)
	return l.list([]ID{l.stmt(s)})
}

func (l *lowerer) comprehended(body int32) ID {
	s := l.start(Element, body)
	if l.tree.Nodes[body].Kind == syntax.KindPair {
		s.E, s.T = l.field(body, syntax.FieldKey), l.field(body, syntax.FieldValue)
	} else {
		s.E = l.lower(body)
	}
	return l.stmt(s)
}

func (l *lowerer) classDefinition(n int32) ID { return l.defineClass(n, nil) }

func (l *lowerer) defineClass(n int32, decorators []ID) ID {
	node := &l.tree.Nodes[n]
	c := Class{Parent: l.fn, Start: node.Start, End: node.End, Decorators: decorators, NameStart: node.Start, NameEnd: node.Start}
	if name := l.tree.ChildByField(n, syntax.FieldName); name != syntax.None {
		c.Name = l.tree.NodeText(name)
		c.NameStart, c.NameEnd = l.tree.Nodes[name].Start, l.tree.Nodes[name].End
	}
	if bases := l.tree.ChildByField(n, syntax.FieldSuperclasses); bases != syntax.None {
		c.Bases = l.all(bases)
	}
	f := l.function(ClassBody, n)
	f.Name = c.Name
	c.Func = l.open(f)
	l.typeParameters(c.Func, n)
	index := int32(len(l.unit.Classes))
	l.unit.Classes = append(l.unit.Classes, c)
	l.bind(c.Name, Bind{Kind: BindClass, Value: None, Annot: None, Index: index, Start: c.NameStart, End: c.NameEnd})
	l.within(c.Func, func() {
		body := l.tree.ChildByField(n, syntax.FieldBody)
		l.declare(body)
		l.unit.Funcs[c.Func].Body = l.statements(body)
	})
	s := l.start(ClassDef, n)
	s.Index = index
	return l.stmt(s)
}

func (l *lowerer) decoratedDefinition(n int32) ID {
	var decorators []ID
	for c := range l.tree.Named(n) {
		if l.tree.Nodes[c].Kind == syntax.KindDecorator {
			decorators = append(decorators, l.only(c))
		}
	}
	definition := l.tree.ChildByField(n, syntax.FieldDefinition)
	if definition == syntax.None {
		s := l.start(OpaqueStmt, n)
		return l.stmt(s)
	}
	if l.tree.Nodes[definition].Kind == syntax.KindClassDefinition {
		return l.defineClass(definition, decorators)
	}
	return l.define(definition, decorators)
}

func (l *lowerer) typeAlias(n int32) ID {
	s := l.start(OpaqueStmt, n)
	var sides []ID
	for c := range l.tree.Named(n) {
		sides = append(sides, l.only(c))
	}
	if len(sides) != 2 {
		return l.stmt(s)
	}
	e := l.unit.Expr(sides[0])
	if e.Kind == Subscript { // with parameters of its own
		e = l.unit.Expr(e.A)
	}
	if e.Kind == Name {
		l.bind(e.Name, Bind{Kind: BindTypeAlias, Value: sides[1], Annot: None, Start: e.Start, End: e.End, Index: -1})
	}
	return l.stmt(s)
}

func (l *lowerer) importStatement(n int32) ID {
	for c := range l.tree.Named(n) {
		node := &l.tree.Nodes[c]
		b := Bind{Kind: BindImport, Value: None, Annot: None, Start: node.Start, End: node.End, Lazy: l.isLazy(n)}
		if node.Kind == syntax.KindAliasedImport {
			b.Module = l.dotted(l.tree.ChildByField(c, syntax.FieldName))
			if alias := l.tree.ChildByField(c, syntax.FieldAlias); alias != syntax.None {
				l.bind(l.tree.NodeText(alias), b)
			}
			continue
		}
		if node.Kind != syntax.KindDottedName {
			continue
		}
		b.Module, b.Index = l.dotted(c), 1
		top, _, _ := strings.Cut(b.Module, ".")
		l.bind(top, b)
	}
	return l.stmt(l.start(Import, n))
}

// isLazy reports whether the text begins with lazy: the tree has blanks there (PEP 810).
func (l *lowerer) isLazy(n int32) bool { return strings.HasPrefix(l.tree.NodeText(n), "lazy") }

// dotted is a dotted name without the blanks that may stand in it.
func (l *lowerer) dotted(n int32) string {
	if n == syntax.None {
		return ""
	}
	return strings.Join(strings.Fields(l.tree.NodeText(n)), "")
}

func (l *lowerer) importFrom(n int32) ID {
	moduleNode := l.tree.ChildByField(n, syntax.FieldModuleName)
	module := l.dotted(moduleNode)
	for c := range l.tree.Named(n) {
		node := &l.tree.Nodes[c]
		b := Bind{Kind: BindImport, Value: None, Annot: None, Start: node.Start, End: node.End, Module: module, Lazy: l.isLazy(n)}
		switch {
		case c == moduleNode:
		case node.Kind == syntax.KindWildcardImport:
			b.Kind = BindStar
			l.bind("*", b)
		case node.Kind == syntax.KindAliasedImport:
			b.Imported = l.dotted(l.tree.ChildByField(c, syntax.FieldName))
			if alias := l.tree.ChildByField(c, syntax.FieldAlias); alias != syntax.None {
				l.bind(l.tree.NodeText(alias), b)
			}
		case node.Kind == syntax.KindDottedName:
			b.Imported = l.dotted(c)
			l.bind(b.Imported, b)
		}
	}
	return l.stmt(l.start(Import, n))
}
