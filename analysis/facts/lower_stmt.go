package facts

import (
	"github.com/parahint/parahint/analysis/syntax"
)

// stmtLowerers lower the statements by kind of node; each may give several.
var stmtLowerers map[syntax.Kind]func(*lowerer, int32) []ID

func init() {
	one := func(lower func(*lowerer, int32) ID) func(*lowerer, int32) []ID {
		return func(l *lowerer, n int32) []ID { return []ID{lower(l, n)} }
	}
	plain := func(kind StmtKind) func(*lowerer, int32) []ID {
		return one(func(l *lowerer, n int32) ID { return l.stmt(l.start(kind, n)) })
	}
	stmtLowerers = map[syntax.Kind]func(*lowerer, int32) []ID{
		syntax.KindExpressionStatement:   (*lowerer).expressionStatement,
		syntax.KindReturnStatement:       one((*lowerer).returnStatement),
		syntax.KindRaiseStatement:        one((*lowerer).raiseStatement),
		syntax.KindAssertStatement:       one((*lowerer).assertStatement),
		syntax.KindDeleteStatement:       one((*lowerer).deleteStatement),
		syntax.KindIfStatement:           one((*lowerer).ifStatement),
		syntax.KindWhileStatement:        one((*lowerer).whileStatement),
		syntax.KindForStatement:          one((*lowerer).forStatement),
		syntax.KindWithStatement:         one((*lowerer).withStatement),
		syntax.KindTryStatement:          one((*lowerer).tryStatement),
		syntax.KindMatchStatement:        one((*lowerer).matchStatement),
		syntax.KindFunctionDefinition:    one((*lowerer).functionDefinition),
		syntax.KindClassDefinition:       one((*lowerer).classDefinition),
		syntax.KindDecoratedDefinition:   one((*lowerer).decoratedDefinition),
		syntax.KindImportStatement:       one((*lowerer).importStatement),
		syntax.KindImportFromStatement:   one((*lowerer).importFrom),
		syntax.KindFutureImportStatement: plain(Pass),
		syntax.KindGlobalStatement:       one((*lowerer).globalStatement),
		syntax.KindNonlocalStatement:     one((*lowerer).globalStatement),
		syntax.KindPassStatement:         plain(Pass),
		syntax.KindBreakStatement:        plain(Break),
		syntax.KindContinueStatement:     plain(Continue),
		syntax.KindTypeAliasStatement:    one((*lowerer).typeAlias),
	}
}

// start is a statement of the kind that spans the node.
func (l *lowerer) start(kind StmtKind, n int32) Stmt {
	node := &l.tree.Nodes[n]
	return Stmt{Kind: kind, Start: node.Start, End: node.End, E: None, T: None, Index: -1}
}

// statements lowers the statements below a block or the root.
func (l *lowerer) statements(n int32) List {
	if n == syntax.None {
		return List{}
	}
	var ids []ID
	for c := range l.tree.Named(n) {
		ids = append(ids, l.statement(c)...)
	}
	return l.list(ids)
}

func (l *lowerer) statement(n int32) []ID {
	if lower, ok := stmtLowerers[l.tree.Nodes[n].Kind]; ok {
		return lower(l, n)
	}
	switch l.tree.Nodes[n].Kind {
	case syntax.KindComment:
		return nil
	case syntax.KindError:
		return l.broken(n)
	}
	s := l.start(OpaqueStmt, n)
	s.E = l.opaque(n)
	return []ID{l.stmt(s)}
}

// broken keeps the statements inside an ERROR and what else can be read there.
func (l *lowerer) broken(n int32) []ID {
	var ids []ID
	for c := range l.tree.Named(n) {
		if _, ok := stmtLowerers[l.tree.Nodes[c].Kind]; ok {
			ids = append(ids, l.statement(c)...)
			continue
		}
		s := l.start(OpaqueStmt, c)
		s.E = l.lower(c)
		ids = append(ids, l.stmt(s))
	}
	return ids
}

func (l *lowerer) body(n int32, f syntax.Field) List { return l.statements(l.tree.ChildByField(n, f)) }

// guarded lowers a block whose execution is not certain.
func (l *lowerer) guarded(counter *int, lower func()) {
	*counter++
	lower()
	*counter--
}

func (l *lowerer) expressionStatement(n int32) []ID {
	var ids []ID
	var values []ID
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindAssignment:
			ids = append(ids, l.assignment(c))
		case syntax.KindAugmentedAssignment:
			ids = append(ids, l.augmented(c))
		default:
			values = append(values, l.lower(c))
		}
	}
	if len(values) == 0 {
		return ids
	}
	s := l.start(ExprStmt, n)
	s.E = values[0]
	if len(values) > 1 {
		t := l.at(Tuple, n)
		t.List = l.list(values)
		s.E = l.expr(t)
	}
	return append(ids, l.stmt(s))
}

// assignment lowers a chain a = b = value to one statement with several targets.
func (l *lowerer) assignment(n int32) ID {
	s := l.start(Assign, n)
	var targets []int32
	right := n
	for right != syntax.None && l.tree.Nodes[right].Kind == syntax.KindAssignment {
		targets = append(targets, l.tree.ChildByField(right, syntax.FieldLeft))
		if t := l.tree.ChildByField(right, syntax.FieldType); t != syntax.None {
			s.Kind, s.T = AnnAssign, l.lower(t)
		}
		right = l.tree.ChildByField(right, syntax.FieldRight)
	}
	if right != syntax.None && l.tree.Nodes[right].Kind == syntax.KindAugmentedAssignment {
		return l.augmented(right)
	}
	s.E = l.lower(right)
	var ids []ID
	for _, t := range targets {
		id := l.lower(t)
		ids = append(ids, id)
		b := Bind{Kind: BindValue, Value: s.E, Annot: s.T, Index: -1}
		if s.E == None {
			b.Kind, b.Value = BindAnnotation, s.T
		}
		l.target(id, b)
	}
	s.Targets = l.list(ids)
	return l.stmt(s)
}

func (l *lowerer) augmented(n int32) ID {
	s := l.start(AugAssign, n)
	target := l.field(n, syntax.FieldLeft)
	s.E = l.field(n, syntax.FieldRight)
	s.Op = l.operator(n)
	s.Targets = l.list([]ID{target})
	l.target(target, Bind{Kind: BindAugmented, Value: s.E, Annot: None, Index: -1})
	return l.stmt(s)
}

// target binds what stands on the left: a name, an attribute, an element, or a tuple of these.
func (l *lowerer) target(id ID, b Bind) {
	if id == None {
		return
	}
	e := *l.unit.Expr(id)
	b.Start, b.End = e.Start, e.End
	switch e.Kind {
	case Name:
		l.bind(e.Name, b)
	case Attr:
		l.unit.Attrs = append(l.unit.Attrs, AttrBind{e.A, e.Name, l.placed(b)})
	case Subscript:
		if b.Kind == BindValue && b.Index < 0 {
			l.element(e.A, b.Value)
		}
	case Star:
		l.target(e.A, Bind{Kind: BindUnknown, Value: None, Annot: None})
	case Tuple, ListOf:
		l.unpack(e, b)
	}
}

// unpack binds the parts of a tuple: of a literal of the same length part by part.
func (l *lowerer) unpack(e Expr, b Bind) {
	targets := l.unit.Items(e.List)
	for i, t := range targets {
		part := Bind{Kind: BindUnknown, Value: None, Annot: None}
		if (b.Kind == BindValue || b.Kind == BindIterate || b.Kind == BindEnter) && b.Index < 0 {
			part = b
			part.Index = int32(i)
		}
		if b.Kind == BindValue && b.Index < 0 {
			if v := l.unit.Expr(b.Value); (v.Kind == Tuple || v.Kind == ListOf) && v.List.Len() == len(targets) {
				part.Value, part.Index = l.unit.Items(v.List)[i], -1
			}
		}
		l.target(t, part)
	}
}

// element notes that value becomes an element of the container.
func (l *lowerer) element(container, value ID) {
	c := *l.unit.Expr(container)
	b := Bind{Kind: BindElement, Value: value, Annot: None, Index: -1, Start: c.Start, End: c.End}
	switch c.Kind {
	case Name:
		l.elements = append(l.elements, elementOf{container, l.fn, l.placed(b)})
	case Attr:
		l.unit.Attrs = append(l.unit.Attrs, AttrBind{c.A, c.Name, l.placed(b)})
	}
}

// adders are the methods that make an argument an element of their receiver, with the argument's position.
var adders = map[string]int{"append": 0, "add": 0, "appendleft": 0, "insert": 1, "setdefault": 1}

// added notes an element that a call statement adds to a container.
func (l *lowerer) added(id ID) {
	e := l.unit.Expr(id)
	if e.Kind != Call || e.A == None {
		return
	}
	callee := l.unit.Expr(e.A)
	position, ok := adders[callee.Name]
	if callee.Kind != Attr || !ok || e.List.Len() != position+1 {
		return
	}
	l.element(callee.A, l.unit.Items(e.List)[position])
}

func (l *lowerer) returnStatement(n int32) ID {
	s := l.start(Return, n)
	ids := l.all(n)
	if len(ids) > 0 {
		s.E = ids[0]
	}
	return l.stmt(s)
}

func (l *lowerer) raiseStatement(n int32) ID {
	s := l.start(Raise, n)
	s.T = l.field(n, syntax.FieldCause)
	for c := range l.tree.Named(n) {
		if l.tree.Nodes[c].Field != syntax.FieldCause {
			s.E = l.lower(c)
			break
		}
	}
	return l.stmt(s)
}

func (l *lowerer) assertStatement(n int32) ID {
	s := l.start(Assert, n)
	ids := l.all(n)
	if len(ids) > 0 {
		s.E = ids[0]
	}
	if len(ids) > 1 {
		s.T = ids[1]
	}
	return l.stmt(s)
}

func (l *lowerer) deleteStatement(n int32) ID {
	s := l.start(Del, n)
	ids := l.all(n)
	if len(ids) == 1 && l.unit.Expr(ids[0]).Kind == Tuple {
		ids = l.unit.Items(l.unit.Expr(ids[0]).List)
	}
	s.Targets = l.list(ids)
	for _, id := range ids {
		if e := l.unit.Expr(id); e.Kind == Name {
			l.bind(e.Name, Bind{Kind: BindDelete, Value: None, Annot: None, Start: e.Start, End: e.End})
		}
	}
	return l.stmt(s)
}

// ifStatement lowers elif to an if inside the else.
func (l *lowerer) ifStatement(n int32) ID {
	s := l.start(If, n)
	s.E = l.field(n, syntax.FieldCondition)
	typing := l.typingTest(s.E)
	l.guarded(&l.conditions, func() {
		l.typing += typing
		s.Body = l.body(n, syntax.FieldConsequence)
		l.typing -= typing
		var alternatives []int32
		for c := range l.tree.Named(n) {
			if l.tree.Nodes[c].Field == syntax.FieldAlternative {
				alternatives = append(alternatives, c)
			}
		}
		s.Else = l.alternatives(alternatives)
	})
	return l.stmt(s)
}

func (l *lowerer) alternatives(nodes []int32) List {
	if len(nodes) == 0 {
		return List{}
	}
	n := nodes[0]
	if l.tree.Nodes[n].Kind != syntax.KindElifClause {
		return l.body(n, syntax.FieldBody)
	}
	s := l.start(If, n)
	s.E = l.field(n, syntax.FieldCondition)
	s.Body = l.body(n, syntax.FieldConsequence)
	s.Else = l.alternatives(nodes[1:])
	return l.list([]ID{l.stmt(s)})
}

func (l *lowerer) typingTest(test ID) int {
	if test == None {
		return 0
	}
	if e := l.unit.Expr(test); (e.Kind == Name || e.Kind == Attr) && e.Name == "TYPE_CHECKING" {
		return 1
	}
	return 0
}

func (l *lowerer) whileStatement(n int32) ID {
	s := l.start(While, n)
	s.E = l.field(n, syntax.FieldCondition)
	l.guarded(&l.conditions, func() {
		s.Body = l.body(n, syntax.FieldBody)
		s.Else = l.elseOf(n)
	})
	return l.stmt(s)
}

func (l *lowerer) elseOf(n int32) List {
	alternative := l.tree.ChildByField(n, syntax.FieldAlternative)
	if alternative == syntax.None {
		return List{}
	}
	return l.body(alternative, syntax.FieldBody)
}

func (l *lowerer) forStatement(n int32) ID {
	s := l.start(For, n)
	s.Async = l.isAsync(n)
	s.E = l.field(n, syntax.FieldRight)
	target := l.field(n, syntax.FieldLeft)
	l.guarded(&l.conditions, func() {
		l.target(target, Bind{Kind: BindIterate, Value: s.E, Annot: None, Index: -1, Async: s.Async})
		s.Targets = l.list([]ID{target})
		s.Body = l.body(n, syntax.FieldBody)
		s.Else = l.elseOf(n)
	})
	return l.stmt(s)
}

// isAsync reports whether the statement begins with async, and notes that its function awaits.
func (l *lowerer) isAsync(n int32) bool {
	c := l.tree.FirstChild(n)
	if c == syntax.None || l.tree.NodeText(c) != "async" {
		return false
	}
	l.unit.Funcs[l.fn].Awaits = true
	return true
}

func (l *lowerer) withStatement(n int32) ID {
	s := l.start(With, n)
	s.Async = l.isAsync(n)
	var items []ID
	for clause := range l.tree.Named(n) {
		if l.tree.Nodes[clause].Kind != syntax.KindWithClause {
			continue
		}
		for item := range l.tree.Named(clause) {
			items = append(items, l.withItem(item, s.Async))
		}
	}
	s.Targets = l.list(items)
	s.Body = l.body(n, syntax.FieldBody)
	return l.stmt(s)
}

func (l *lowerer) withItem(n int32, async bool) ID {
	value := l.tree.ChildByField(n, syntax.FieldValue)
	if value == syntax.None {
		value = n
	}
	var id ID
	if l.tree.Nodes[value].Kind == syntax.KindAsPattern {
		id = l.asPattern(value)
	} else {
		e := l.at(WithItem, value)
		e.A = l.lower(value)
		id = l.expr(e)
	}
	if e := *l.unit.Expr(id); e.B != None {
		l.target(e.B, Bind{Kind: BindEnter, Value: e.A, Annot: None, Index: -1, Async: async})
	}
	return id
}

func (l *lowerer) tryStatement(n int32) ID {
	s := l.start(Try, n)
	handled := 0
	for c := range l.tree.Named(n) {
		if k := l.tree.Nodes[c].Kind; k == syntax.KindExceptClause || k == syntax.KindExceptGroupClause {
			handled = 1
		}
	}
	l.tries += handled
	s.Body = l.body(n, syntax.FieldBody)
	l.tries -= handled
	var handlers []ID
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindExceptClause, syntax.KindExceptGroupClause:
			l.guarded(&l.handlers, func() { handlers = append(handlers, l.handler(c)) })
		case syntax.KindElseClause:
			s.Else = l.body(c, syntax.FieldBody)
		case syntax.KindFinallyClause:
			s.Final = l.lastBlock(c)
		}
	}
	s.Handlers = l.list(handlers)
	return l.stmt(s)
}

func (l *lowerer) lastBlock(n int32) List {
	for c := range l.tree.Named(n) {
		if l.tree.Nodes[c].Kind == syntax.KindBlock {
			return l.statements(c)
		}
	}
	return List{}
}

// handler lowers an except clause. `except A, B:` (PEP 758) names two types; the grammar reads B as a name.
func (l *lowerer) handler(n int32) ID {
	s := l.start(Handler, n)
	if l.tree.Nodes[n].Kind == syntax.KindExceptGroupClause {
		s.Op = Mul
	}
	var types []ID
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindBlock:
			continue
		case syntax.KindAsPattern:
			types = append(types, l.caught(c, &s))
		default:
			types = append(types, l.lower(c))
		}
	}
	s.E = None
	if len(types) == 1 {
		s.E = types[0]
	} else if len(types) > 1 {
		t := l.at(Tuple, n)
		t.List = l.list(types)
		s.E = l.expr(t)
	}
	s.Body = l.lastBlock(n)
	return l.stmt(s)
}

func (l *lowerer) caught(n int32, s *Stmt) ID {
	id := l.asPattern(n)
	e := *l.unit.Expr(id)
	if e.B != None {
		l.target(e.B, Bind{Kind: BindCaught, Value: e.A, Annot: None, Index: -1})
		s.Targets = l.list([]ID{e.B})
	}
	return e.A
}
