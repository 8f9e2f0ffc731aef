package facts

import (
	"strings"

	"github.com/parahint/parahint/analysis/syntax"
)

// exprLowerers lower the expressions by kind of node. It is filled at start, since they refer to one another.
var exprLowerers map[syntax.Kind]func(*lowerer, int32) ID

func init() {
	exprLowerers = map[syntax.Kind]func(*lowerer, int32) ID{
		syntax.KindIdentifier:              (*lowerer).name,
		syntax.KindAttribute:               (*lowerer).attribute,
		syntax.KindCall:                    (*lowerer).call,
		syntax.KindKeywordArgument:         (*lowerer).keyword,
		syntax.KindListSplat:               star(Star),
		syntax.KindListSplatPattern:        star(Star),
		syntax.KindDictionarySplat:         star(DoubleStar),
		syntax.KindParenthesizedExpression: (*lowerer).only,
		syntax.KindParenthesizedListSplat:  (*lowerer).only,
		syntax.KindType:                    (*lowerer).only,
		syntax.KindConstrainedType:         (*lowerer).only,
		syntax.KindUnionType:               (*lowerer).opaque,
		syntax.KindGenericType:             (*lowerer).genericType,
		syntax.KindMemberType:              (*lowerer).opaque,
		syntax.KindInterpolation:           (*lowerer).interpolation,
		syntax.KindString:                  (*lowerer).str,
		syntax.KindConcatenatedString:      (*lowerer).concatenated,
		syntax.KindInteger:                 constant(Int),
		syntax.KindFloat:                   constant(Float),
		syntax.KindTrue:                    constant(True),
		syntax.KindFalse:                   constant(False),
		syntax.KindNone:                    constant(NoneLit),
		syntax.KindEllipsis:                constant(Ellipsis),
		syntax.KindTuple:                   sequence(Tuple),
		syntax.KindExpressionList:          sequence(Tuple),
		syntax.KindPatternList:             sequence(Tuple),
		syntax.KindTuplePattern:            sequence(Tuple),
		syntax.KindListPattern:             sequence(Tuple),
		syntax.KindList:                    sequence(ListOf),
		syntax.KindSet:                     sequence(SetOf),
		syntax.KindDictionary:              (*lowerer).dictionary,
		syntax.KindBinaryOperator:          (*lowerer).binary,
		syntax.KindBooleanOperator:         (*lowerer).boolean,
		syntax.KindComparisonOperator:      (*lowerer).comparison,
		syntax.KindNotOperator:             (*lowerer).not,
		syntax.KindUnaryOperator:           (*lowerer).unary,
		syntax.KindSubscript:               (*lowerer).subscript,
		syntax.KindSlice:                   (*lowerer).slice,
		syntax.KindLambda:                  (*lowerer).lambda,
		syntax.KindListComprehension:       comprehension(OfList),
		syntax.KindSetComprehension:        comprehension(OfSet),
		syntax.KindDictionaryComprehension: comprehension(OfDict),
		syntax.KindGeneratorExpression:     comprehension(OfGenerator),
		syntax.KindConditionalExpression:   (*lowerer).conditional,
		syntax.KindNamedExpression:         (*lowerer).walrus,
		syntax.KindAwait:                   (*lowerer).await,
		syntax.KindYield:                   (*lowerer).yield,
		syntax.KindAsPattern:               (*lowerer).asPattern,
	}
}

// lower lowers the expression at the node; None for no node.
func (l *lowerer) lower(n int32) ID {
	if n == syntax.None {
		return None
	}
	if lower, ok := exprLowerers[l.tree.Nodes[n].Kind]; ok {
		return lower(l, n)
	}
	return l.opaque(n)
}

// at is an expression of the kind that spans the node.
func (l *lowerer) at(kind ExprKind, n int32) Expr {
	node := &l.tree.Nodes[n]
	return Expr{Kind: kind, Start: node.Start, End: node.End, A: None, B: None, C: None, Var: Free, Func: -1}
}

func (l *lowerer) field(n int32, f syntax.Field) ID { return l.lower(l.tree.ChildByField(n, f)) }

func (l *lowerer) all(n int32) []ID {
	var ids []ID
	for c := range l.tree.Named(n) {
		ids = append(ids, l.lower(c))
	}
	return ids
}

func (l *lowerer) opaque(n int32) ID {
	e := l.at(Opaque, n)
	e.List = l.list(l.all(n))
	return l.expr(e)
}

// only lowers the one expression inside brackets or another wrapper.
func (l *lowerer) only(n int32) ID {
	inner := l.all(n)
	if len(inner) == 1 {
		return inner[0]
	}
	e := l.at(Opaque, n)
	e.List = l.list(inner)
	return l.expr(e)
}

func (l *lowerer) name(n int32) ID {
	e := l.at(Name, n)
	e.Name = l.tree.NodeText(n)
	id := l.expr(e)
	l.names = append(l.names, use{id, l.fn})
	return id
}

func (l *lowerer) attribute(n int32) ID {
	e := l.at(Attr, n)
	e.A = l.field(n, syntax.FieldObject)
	if a := l.tree.ChildByField(n, syntax.FieldAttribute); a != syntax.None {
		e.Name = l.tree.NodeText(a)
	}
	return l.expr(e)
}

func (l *lowerer) call(n int32) ID {
	e := l.at(Call, n)
	e.A = l.field(n, syntax.FieldFunction)
	args := l.tree.ChildByField(n, syntax.FieldArguments)
	if args == syntax.None {
		return l.expr(e)
	}
	if l.tree.Nodes[args].Kind == syntax.KindGeneratorExpression {
		e.List = l.list([]ID{l.lower(args)})
		return l.expr(e)
	}
	e.List = l.list(l.all(args))
	id := l.expr(e)
	l.added(id)
	return id
}

func (l *lowerer) keyword(n int32) ID {
	e := l.at(Keyword, n)
	if k := l.tree.ChildByField(n, syntax.FieldName); k != syntax.None {
		e.Name = l.tree.NodeText(k)
	}
	e.A = l.field(n, syntax.FieldValue)
	return l.expr(e)
}

func star(kind ExprKind) func(*lowerer, int32) ID {
	return func(l *lowerer, n int32) ID {
		e := l.at(kind, n)
		e.A = l.only(n)
		return l.expr(e)
	}
}

func (l *lowerer) interpolation(n int32) ID {
	if inner := l.tree.ChildByField(n, syntax.FieldExpression); inner != syntax.None {
		return l.lower(inner)
	}
	return l.opaque(n)
}

func constant(op Op) func(*lowerer, int32) ID {
	return func(l *lowerer, n int32) ID {
		e := l.at(Const, n)
		e.Op, e.Name = op, short(l.tree.NodeText(n))
		return l.expr(e)
	}
}

func sequence(kind ExprKind) func(*lowerer, int32) ID {
	return func(l *lowerer, n int32) ID {
		e := l.at(kind, n)
		if l.plain(n) {
			return l.expr(e)
		}
		e.List = l.list(l.all(n))
		return l.expr(e)
	}
}

// hugeLiteral is the size in bytes above which a literal without a name, call or lambda is not looked into.
const hugeLiteral = 2000

// plain reports whether the node is a huge literal in which nothing happens.
func (l *lowerer) plain(n int32) bool {
	node := &l.tree.Nodes[n]
	if node.End-node.Start < hugeLiteral {
		return false
	}
	for i := n + 1; int(i) < len(l.tree.Nodes) && l.tree.Nodes[i].Start < node.End; i++ {
		switch l.tree.Nodes[i].Kind {
		case syntax.KindIdentifier, syntax.KindCall, syntax.KindLambda:
			return false
		}
	}
	return true
}

func (l *lowerer) dictionary(n int32) ID {
	e := l.at(DictOf, n)
	if l.plain(n) {
		return l.expr(e)
	}
	var ids []ID
	for c := range l.tree.Named(n) {
		switch l.tree.Nodes[c].Kind {
		case syntax.KindPair:
			ids = append(ids, l.field(c, syntax.FieldKey), l.field(c, syntax.FieldValue))
		case syntax.KindDictionarySplat:
			ids = append(ids, None, l.only(c))
		}
	}
	e.List = l.list(ids)
	return l.expr(e)
}

var operators = map[string]Op{
	"+": Add, "-": Sub, "*": Mul, "/": Div, "//": FloorDiv, "%": Mod, "**": Pow, "@": MatMul, "&": BitAnd, "|": BitOr,
	"^": BitXor, "<<": ShiftLeft, ">>": ShiftRight, "~": Invert, "<": Less, "<=": LessEqual, ">": Greater,
	">=": GreaterEqual, "==": Equal, "!=": NotEqual, "<>": NotEqual, "in": In, "is": Is,
}

func (l *lowerer) operator(n int32) Op {
	o := l.tree.ChildByField(n, syntax.FieldOperator)
	if o == syntax.None {
		return NoOp
	}
	return operators[strings.TrimSuffix(l.tree.NodeText(o), "=")]
}

func (l *lowerer) binary(n int32) ID {
	e := l.at(Bin, n)
	e.A, e.B = l.field(n, syntax.FieldLeft), l.field(n, syntax.FieldRight)
	e.Op = l.operator(n)
	return l.expr(e)
}

func (l *lowerer) boolean(n int32) ID {
	e := l.at(And, n)
	if o := l.tree.ChildByField(n, syntax.FieldOperator); o != syntax.None && l.tree.NodeText(o) == "or" {
		e.Kind = Or
	}
	e.A, e.B = l.field(n, syntax.FieldLeft), l.field(n, syntax.FieldRight)
	return l.expr(e)
}

// comparison lowers a < b < c to And(a < b, b < c), with one b.
func (l *lowerer) comparison(n int32) ID {
	left, whole, negated := None, None, false
	op := NoOp
	for c := range l.tree.Children(n) {
		node := &l.tree.Nodes[c]
		if node.Flags&syntax.FlagExtra != 0 {
			continue
		}
		if node.Flags&syntax.FlagNamed == 0 {
			op, negated = comparator(l.tree.NodeText(c), op, negated)
			continue
		}
		operand := l.lower(c)
		if left != None {
			whole = l.conjunction(n, whole, left, operand, op)
		}
		left, op, negated = operand, NoOp, false
	}
	if whole == None {
		return l.opaque(n)
	}
	return whole
}

// comparator reads the tokens of one operator: "not" "in", "is" "not" come one by one or in one piece.
func comparator(token string, op Op, negated bool) (Op, bool) {
	words := strings.Fields(token)
	if len(words) == 2 {
		token, op, negated = words[0], NoOp, true
		if token == "not" {
			return NotIn, true
		}
		return IsNot, true
	}
	switch {
	case token == "not" && op == Is:
		return IsNot, true
	case token == "not":
		return op, true
	case token == "in" && negated:
		return NotIn, true
	}
	return operators[token], negated
}

func (l *lowerer) conjunction(n int32, whole, left, right ID, op Op) ID {
	c := l.at(Compare, n)
	c.Start, c.End = l.unit.Expr(left).Start, l.unit.Expr(right).End
	c.A, c.B, c.Op = left, right, op
	id := l.expr(c)
	if whole == None {
		return id
	}
	both := l.at(And, n)
	both.A, both.B = whole, id
	return l.expr(both)
}

func (l *lowerer) not(n int32) ID {
	e := l.at(Not, n)
	e.A = l.field(n, syntax.FieldArgument)
	return l.expr(e)
}

func (l *lowerer) unary(n int32) ID {
	e := l.at(Unary, n)
	e.A, e.Op = l.field(n, syntax.FieldArgument), l.operator(n)
	return l.expr(e)
}

func (l *lowerer) subscript(n int32) ID {
	e := l.at(Subscript, n)
	var ids []ID
	for c := range l.tree.Named(n) {
		id := l.lower(c)
		if l.tree.Nodes[c].Field == syntax.FieldValue && e.A == None {
			e.A = id
			continue
		}
		ids = append(ids, id)
	}
	e.List = l.list(ids)
	return l.expr(e)
}

// genericType is the grammar's reading of `list[int]` in an annotation: the same as a subscript.
func (l *lowerer) genericType(n int32) ID {
	e := l.at(Subscript, n)
	var ids []ID
	for c := range l.tree.Named(n) {
		if e.A == None {
			e.A = l.lower(c)
			continue
		}
		ids = append(ids, l.all(c)...)
	}
	e.List = l.list(ids)
	return l.expr(e)
}

func (l *lowerer) slice(n int32) ID {
	e := l.at(Slice, n)
	parts := []*ID{&e.A, &e.B, &e.C}
	i := 0
	for c := range l.tree.Children(n) {
		switch {
		case l.tree.Nodes[c].Flags&syntax.FlagNamed == 0:
			i++
		case i < len(parts) && l.tree.Nodes[c].Flags&syntax.FlagExtra == 0:
			*parts[i] = l.lower(c)
		}
	}
	return l.expr(e)
}

func (l *lowerer) conditional(n int32) ID {
	e := l.at(IfExp, n)
	ids := l.all(n)
	if len(ids) != 3 {
		return l.opaque(n)
	}
	e.B, e.A, e.C = ids[0], ids[1], ids[2]
	return l.expr(e)
}

// walrus binds in the function around all comprehensions.
func (l *lowerer) walrus(n int32) ID {
	e := l.at(Walrus, n)
	e.B = l.field(n, syntax.FieldValue)
	target := l.tree.ChildByField(n, syntax.FieldName)
	e.A = l.lower(target)
	if e.A == None || l.unit.Expr(e.A).Kind != Name {
		return l.expr(e)
	}
	fn := l.fn
	for l.unit.Funcs[fn].Kind == Comprehension {
		fn = l.unit.Funcs[fn].Parent
	}
	t := l.unit.Expr(e.A)
	l.bindIn(l.scopeOf(fn, t.Name), t.Name, Bind{Kind: BindValue, Value: e.B, Annot: None, Index: -1, Start: t.Start, End: t.End})
	return l.expr(e)
}

func (l *lowerer) await(n int32) ID {
	l.unit.Funcs[l.fn].Awaits = true
	e := l.at(Await, n)
	e.A = l.only(n)
	return l.expr(e)
}

func (l *lowerer) yield(n int32) ID {
	for f := l.fn; ; f = l.unit.Funcs[f].Parent {
		l.unit.Funcs[f].Generator = true
		if l.unit.Funcs[f].Kind != Comprehension {
			break
		}
	}
	e := l.at(Yield, n)
	for c := range l.tree.Children(n) {
		if l.tree.NodeText(c) == "from" {
			e.Kind = YieldFrom
		}
	}
	if inner := l.all(n); len(inner) == 1 {
		e.A = inner[0]
	}
	return l.expr(e)
}

// asPattern is `A as B` where a with statement is broken or bracketed.
func (l *lowerer) asPattern(n int32) ID {
	e := l.at(WithItem, n)
	for c := range l.tree.Named(n) {
		switch {
		case l.tree.Nodes[c].Kind == syntax.KindAsPatternTarget:
			e.B = l.only(c)
		case e.A == None:
			e.A = l.lower(c)
		}
	}
	return l.expr(e)
}
