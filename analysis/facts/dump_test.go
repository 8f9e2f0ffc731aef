package facts

import (
	"fmt"
	"strings"

	"github.com/parahint/parahint/analysis/syntax"
)

// dumper writes facts as text: the code, then one line for each variable and attribute that is bound.
type dumper struct {
	u    *Unit
	text []byte
}

// dump gives the lines that the fixtures have behind `#= `.
func dump(source string) []string {
	var lines []string
	for _, unit := range syntax.NewFile([]byte(source)).All() {
		d := dumper{Of(unit.Kind, syntax.Parse(unit)), unit.Text}
		lines = append(lines, d.unit()...)
	}
	return lines
}

func (d *dumper) unit() []string {
	lines := []string{d.stmts(d.u.Funcs[0].Body)}
	if d.u.Member {
		lines[0] = "member " + lines[0]
	}
	for i := range d.u.Vars {
		v := &d.u.Vars[i]
		if len(v.Binds) > 0 {
			lines = append(lines, d.variable(v))
		}
	}
	for _, a := range d.u.Attrs {
		lines = append(lines, d.expr(a.Receiver)+"."+a.Name+": "+d.bind(&a.Bind, 0))
	}
	for _, c := range d.u.Comments {
		lines = append(lines, fmt.Sprintf("comment %q", c.Text))
	}
	return lines
}

func (d *dumper) variable(v *Var) string {
	var binds []string
	for i := range v.Binds {
		binds = append(binds, d.bind(&v.Binds[i], v.Func))
	}
	name := d.local(v)
	if v.Captured {
		name += " (captured)"
	}
	return name + ": " + strings.Join(binds, ", ")
}

func (d *dumper) local(v *Var) string {
	if v.Func == 0 {
		return v.Name
	}
	return d.u.Funcs[v.Func].Name + "/" + v.Name
}

var bindNames = map[BindKind]string{BindIterate: "iterate", BindEnter: "enter", BindCaught: "caught", BindAnnotation: "annotation",
	BindAugmented: "augmented", BindElement: "element", BindTypeAlias: "stands for"}

// bind writes a binding; owner is the function whose variable it is, the function in which it stands follows `in`.
func (d *dumper) bind(b *Bind, owner ID) string {
	s := ""
	switch b.Kind {
	case BindValue:
		s = d.expr(b.Value)
	case BindFunction:
		s = "def " + d.u.Funcs[b.Index].Name
	case BindClass:
		s = "class " + d.u.Classes[b.Index].Name
	case BindImport, BindStar:
		s = d.imported(b)
	case BindParam:
		s = fmt.Sprint("param ", b.Index)
	case BindDelete:
		s = "deleted"
	case BindUnknown:
		s = "unknown"
	default:
		s = bindNames[b.Kind] + " " + d.expr(b.Value)
	}
	if b.Annot != None {
		s += " as " + d.expr(b.Annot)
	}
	if b.Kind <= BindEnter && b.Index >= 0 {
		s += fmt.Sprintf(" part %d", b.Index)
	}
	return s + d.flags(b, owner)
}

func (d *dumper) imported(b *Bind) string {
	switch {
	case b.Kind == BindStar:
		return "import all of " + b.Module
	case b.Imported != "":
		return "import " + b.Imported + " of " + b.Module
	case b.Index == 1:
		return "import top of " + b.Module
	}
	return "import " + b.Module
}

func (d *dumper) flags(b *Bind, owner ID) string {
	s := ""
	for _, f := range []struct {
		set  bool
		name string
	}{{b.Async, "async"}, {b.Lazy, "lazy"}, {b.Conditional, "conditional"}, {b.InTry, "try"}, {b.InHandler, "handler"},
		{b.TypeChecking, "typing"}} {
		if f.set {
			s += " " + f.name
		}
	}
	if b.Func != owner {
		in := d.u.Funcs[b.Func].Name
		if b.Func == 0 {
			in = "unit"
		}
		s += " in " + in
	}
	return s
}

func (d *dumper) list(ids []ID, between string) string {
	var parts []string
	for _, id := range ids {
		parts = append(parts, d.expr(id))
	}
	return strings.Join(parts, between)
}

var opNames = map[Op]string{Add: "+", Sub: "-", Mul: "*", Div: "/", FloorDiv: "//", Mod: "%", Pow: "**", MatMul: "@", BitAnd: "&",
	BitOr: "|", BitXor: "^", ShiftLeft: "<<", ShiftRight: ">>", Invert: "~", Less: "<", LessEqual: "<=", Greater: ">",
	GreaterEqual: ">=", Equal: "==", NotEqual: "!=", In: "in", NotIn: "not in", Is: "is", IsNot: "is not",
	OfList: "list", OfSet: "set", OfDict: "dict", OfGenerator: "generator"}

func (d *dumper) expr(id ID) string {
	if id == None {
		return "_"
	}
	e := d.u.Expr(id)
	items := func() string { return d.list(d.u.Items(e.List), ", ") }
	switch e.Kind {
	case Name:
		return d.name(e)
	case Attr:
		return d.expr(e.A) + "." + e.Name
	case Call:
		return d.expr(e.A) + "(" + items() + ")"
	case Keyword:
		return e.Name + "=" + d.expr(e.A)
	case Star:
		return "*" + d.expr(e.A)
	case DoubleStar:
		return "**" + d.expr(e.A)
	case Const:
		return d.constant(e)
	case FString:
		return "f(" + items() + ")"
	case Lambda:
		return d.function("lambda", &d.u.Funcs[e.Func])
	case Comp:
		return opNames[e.Op] + " over " + d.expr(e.A) + d.function("", &d.u.Funcs[e.Func])
	case WithItem:
		return d.expr(e.A) + " as " + d.expr(e.B)
	case Opaque:
		return "?(" + items() + ")"
	}
	return d.container(e, items())
}

func (d *dumper) container(e *Expr, items string) string {
	switch e.Kind {
	case Subscript:
		return d.expr(e.A) + "[" + items + "]"
	case Slice:
		return d.expr(e.A) + ":" + d.expr(e.B) + ":" + d.expr(e.C)
	case Tuple:
		return "(" + items + ",)"
	case ListOf:
		return "[" + items + "]"
	case SetOf:
		return "{" + items + "}"
	case DictOf:
		return "{" + d.list(d.u.Items(e.List), " : ") + "}"
	}
	return d.operation(e)
}

func (d *dumper) operation(e *Expr) string {
	switch e.Kind {
	case Bin, Compare:
		return "(" + d.expr(e.A) + " " + opNames[e.Op] + " " + d.expr(e.B) + ")"
	case And:
		return "(" + d.expr(e.A) + " and " + d.expr(e.B) + ")"
	case Or:
		return "(" + d.expr(e.A) + " or " + d.expr(e.B) + ")"
	case Not:
		return "(not " + d.expr(e.A) + ")"
	case Unary:
		return "(" + opNames[e.Op] + d.expr(e.A) + ")"
	case IfExp:
		return "(" + d.expr(e.B) + " if " + d.expr(e.A) + " else " + d.expr(e.C) + ")"
	case Await:
		return "await " + d.expr(e.A)
	case Yield:
		return "yield " + d.expr(e.A)
	case YieldFrom:
		return "yield from " + d.expr(e.A)
	case Walrus:
		return "(" + d.expr(e.A) + " := " + d.expr(e.B) + ")"
	}
	return fmt.Sprint("kind ", e.Kind)
}

// name writes a local variable with its function, a name of a class body with a dot.
func (d *dumper) name(e *Expr) string {
	switch e.Var {
	case Free:
		return e.Name
	case FreeInClass:
		return "." + e.Name
	}
	return d.local(&d.u.Vars[e.Var])
}

func (d *dumper) constant(e *Expr) string {
	switch e.Op {
	case Str:
		return fmt.Sprintf("%q", e.Name)
	case Bytes:
		return fmt.Sprintf("b%q", e.Name)
	}
	return e.Name
}

func (d *dumper) stmts(l List) string {
	var parts []string
	for _, id := range d.u.Items(l) {
		parts = append(parts, d.stmt(d.u.Stmt(id)))
	}
	return strings.Join(parts, "; ")
}

func (d *dumper) block(keyword string, l List) string {
	if l.Len() == 0 {
		return ""
	}
	return keyword + " {" + d.stmts(l) + "}"
}

func (d *dumper) stmt(s *Stmt) string {
	text := d.simple(s)
	if s.Async {
		text = "async " + text
	}
	return text
}

func (d *dumper) simple(s *Stmt) string {
	targets := d.u.Items(s.Targets)
	switch s.Kind {
	case ExprStmt:
		return d.expr(s.E)
	case Assign:
		return d.list(targets, " = ") + " = " + d.expr(s.E)
	case AnnAssign:
		return d.list(targets, " = ") + ": " + d.expr(s.T) + " = " + d.expr(s.E)
	case AugAssign:
		return d.expr(targets[0]) + " " + opNames[s.Op] + "= " + d.expr(s.E)
	case Del:
		return "del " + d.list(targets, ", ")
	case Return:
		return "return " + d.expr(s.E)
	case Raise:
		return "raise " + d.expr(s.E) + " from " + d.expr(s.T)
	case Assert:
		return "assert " + d.expr(s.E) + ", " + d.expr(s.T)
	case Element:
		return "element " + d.expr(s.E) + " : " + d.expr(s.T)
	case Import, GlobalStmt, Pass, Break, Continue:
		return map[StmtKind]string{Import: "import", GlobalStmt: "global", Pass: "pass", Break: "break", Continue: "continue"}[s.Kind]
	case OpaqueStmt:
		return "?" + d.expr(s.E)
	}
	return d.compound(s, targets)
}

func (d *dumper) compound(s *Stmt, targets []ID) string {
	rest := d.block("", s.Body) + d.block(" else", s.Else) + d.block(" finally", s.Final)
	switch s.Kind {
	case If:
		return "if " + d.expr(s.E) + rest
	case While:
		return "while " + d.expr(s.E) + rest
	case For:
		return "for " + d.list(targets, " = ") + " in " + d.expr(s.E) + rest
	case With:
		return "with " + d.list(targets, ", ") + rest
	case Try:
		return "try" + d.block("", s.Body) + d.block("", s.Handlers) + d.block(" else", s.Else) + d.block(" finally", s.Final)
	case Handler:
		star := map[Op]string{Mul: "*"}[s.Op]
		return "except" + star + " " + d.expr(s.E) + " as " + d.list(targets, ", ") + rest
	case Match:
		return "match " + d.expr(s.E) + d.block("", s.Handlers)
	case Case:
		return "case binds " + d.list(targets, ", ") + " if " + d.expr(s.T) + rest
	case Def:
		return d.function("def "+d.u.Funcs[s.Index].Name, &d.u.Funcs[s.Index])
	case ClassDef:
		return d.class(&d.u.Classes[s.Index])
	}
	return fmt.Sprint("kind ", s.Kind)
}

func (d *dumper) class(c *Class) string {
	head := ""
	if len(c.Decorators) > 0 {
		head = "@" + d.list(c.Decorators, " @") + " "
	}
	return head + "class " + c.Name + "(" + d.list(c.Bases, ", ") + ")" + d.block("", d.u.Funcs[c.Func].Body)
}

func (d *dumper) function(head string, f *Func) string {
	if len(f.Decorators) > 0 {
		head = "@" + d.list(f.Decorators, " @") + " " + head
	}
	if f.Kind == AsyncFunction {
		head = "async " + head
	}
	if f.Kind != Comprehension {
		head += "(" + d.params(f) + ")"
	}
	for _, w := range []struct {
		set  bool
		word string
	}{{f.Generator, " generator"}, {f.Awaits, " awaits"}, {f.Marked == BlockingMark, " blocking"}, {f.Marked == NonBlockingMark,
		" non-blocking"}, {f.Class != None, " method"}} {
		if w.set {
			head += w.word
		}
	}
	if f.Returns != None {
		head += " -> " + d.expr(f.Returns)
	}
	return head + " {" + d.stmts(f.Body) + "}"
}

func (d *dumper) params(f *Func) string {
	var parts []string
	for _, p := range f.Params {
		s := map[ParamKind]string{PositionalOnly: "/", KeywordOnly: "=", VarArgs: "*", KwArgs: "**"}[p.Kind] + p.Name
		if p.Annot != None {
			s += ": " + d.expr(p.Annot)
		}
		if p.Default != None {
			s += " = " + d.expr(p.Default)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, ", ")
}
