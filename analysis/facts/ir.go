// Package facts says what one unit says by itself: its code in a compact form of plain values, with local scopes
// resolved and every other name left free. Facts are a function of the unit's kind and text alone.
package facts

// ID is an index of an expression, a statement, a function or a class in its unit; None where there is none.
type ID int32

// None is the index of what is not there.
const None ID = -1

// List is a range of Unit.IDs.
type List struct{ From, To int32 }

// Len is the number of entries.
func (l List) Len() int { return int(l.To - l.From) }

// ExprKind is the kind of an expression.
type ExprKind uint8

// The kinds of expressions and what their fields hold.
const (
	Opaque     ExprKind = iota // anything else; List holds the expressions inside
	Name                       // Name; Var
	Attr                       // A.Name
	Call                       // A(List)
	Keyword                    // Name=A, in a call
	Star                       // *A
	DoubleStar                 // **A
	Const                      // Op is one of the literals; Name is its text (of a string: its content)
	FString                    // List holds what is interpolated
	Bin                        // A Op B
	And                        // A and B
	Or                         // A or B
	Not                        // not A
	Unary                      // Op A
	Compare                    // A Op B; a < b < c is And(a < b, b < c)
	Subscript                  // A[List]
	Slice                      // A:B:C
	Tuple                      // List
	ListOf                     // [List]
	SetOf                      // {List}
	DictOf                     // List alternates keys and values; the key of ** is None
	Lambda                     // Func is its function
	Comp                       // Func is its function; Op is the kind of the result
	IfExp                      // B if A else C
	Await                      // await A
	Yield                      // yield A
	YieldFrom                  // yield from A
	Walrus                     // A := B
	WithItem                   // A as B
)

// Op is an operator, the type of a literal or the kind of a comprehension.
type Op uint8

// The operators, literals and comprehensions.
const (
	NoOp Op = iota
	Add
	Sub
	Mul
	Div
	FloorDiv
	Mod
	Pow
	MatMul
	BitAnd
	BitOr
	BitXor
	ShiftLeft
	ShiftRight
	Invert
	Less
	LessEqual
	Greater
	GreaterEqual
	Equal
	NotEqual
	In
	NotIn
	Is
	IsNot
	Str
	Bytes
	Int
	Float
	True
	False
	NoneLit
	Ellipsis
	OfList
	OfSet
	OfDict
	OfGenerator
)

// Expr is an expression.
type Expr struct {
	Kind ExprKind
	Op   Op
	// Start and End are byte offsets in the unit.
	Start, End uint32
	A, B, C    ID
	// Var is, of a name, the local variable that it means, or Free, or FreeInClass.
	Var int32
	// Func is the function of a lambda or comprehension.
	Func int32
	List List
	Name string
}

// What Expr.Var says of a name that is no local variable.
const (
	// Free is a name of the module or a builtin.
	Free int32 = -1
	// FreeInClass is a name read at class level: of the class, else of the module, else a builtin.
	FreeInClass int32 = -2
)

// StmtKind is the kind of a statement.
type StmtKind uint8

// The kinds of statements and what their fields hold.
const (
	OpaqueStmt StmtKind = iota
	ExprStmt            // E
	Assign              // Targets = E
	AnnAssign           // Targets[0]: T = E
	AugAssign           // Targets[0] Op= E
	Del                 // Targets
	Return              // E
	Raise               // E from T
	Assert              // E, T
	If                  // E, Body, Else
	While               // E, Body, Else
	For                 // Targets in E, Body, Else
	With                // Targets are WithItems, Body
	Try                 // Body, Handlers, Else, Final
	Handler             // E is the type, Targets[0] the name, Body; Op is Mul for except*
	Match               // E, Handlers are the cases
	Case                // T is the guard, Targets are the captures, Body
	Def                 // Index is the function
	ClassDef            // Index is the class
	Import              // binds names
	GlobalStmt          // global and nonlocal
	Pass
	Break
	Continue
	Element // E (and T, of a dict) is what a comprehension yields
)

// Stmt is a statement.
type Stmt struct {
	Kind  StmtKind
	Op    Op
	Async bool
	// Start and End are byte offsets in the unit.
	Start, End                  uint32
	E, T                        ID
	Index                       int32
	Targets                     List
	Body, Else, Handlers, Final List
}

// FuncKind is the kind of a function.
type FuncKind uint8

// The kinds of functions.
const (
	// TopLevel is the unit's own code: of the module, or of the class of a member.
	TopLevel FuncKind = iota
	// ClassBody is the code of a class that lies within the unit.
	ClassBody
	// Function is a def, AsyncFunction an async def.
	Function
	AsyncFunction
	// LambdaFunction returns the E of its only statement.
	LambdaFunction
	// Comprehension is made of for and if statements around one Element.
	Comprehension
)

// ParamKind is the kind of a parameter.
type ParamKind uint8

// The kinds of parameters.
const (
	Ordinary ParamKind = iota
	PositionalOnly
	KeywordOnly
	VarArgs
	KwArgs
)

// Param is a parameter.
type Param struct {
	Kind    ParamKind
	Var     int32
	Annot   ID
	Default ID
	Name    string
}

// Func is a piece of code with a scope of its own.
type Func struct {
	Kind FuncKind
	// Generator says that it contains a yield; Awaits, an await, async for or async with.
	Generator, Awaits bool
	// Marked is a comment on the def line: NonBlockingMark or BlockingMark.
	Marked Mark
	// Parent is the function that it lies in (None of the unit's own code).
	Parent ID
	// Class is the class that it is a method of, when that lies within the unit; None otherwise.
	Class ID
	// Start and End are the whole; NameStart and NameEnd, its name (of a lambda: the keyword).
	Start, End, NameStart, NameEnd uint32
	Returns                        ID
	Body                           List
	Params                         []Param
	Decorators                     []ID
	Name                           string
}

// Mark is what a comment says of a function.
type Mark uint8

// The marks.
const (
	NoMark Mark = iota
	NonBlockingMark
	BlockingMark
)

// Class is a class statement.
type Class struct {
	// Func is the function that holds its body, and Parent the one that it lies in.
	Func, Parent                   ID
	Start, End, NameStart, NameEnd uint32
	Bases                          []ID
	Decorators                     []ID
	Name                           string
}

// BindKind is how a name gets its value.
type BindKind uint8

// The ways to bind a name.
const (
	// BindValue: the value of the expression Value, whole or (Index ≥ 0) the part at Index.
	BindValue BindKind = iota
	// BindIterate: what iterating over Value gives.
	BindIterate
	// BindEnter: what entering Value with `with` gives (Async: async with).
	BindEnter
	// BindCaught: an instance of the exception Value.
	BindCaught
	// BindAnnotation: nothing but an annotation (Value).
	BindAnnotation
	// BindAugmented: the result of an augmented assignment with Value.
	BindAugmented
	// BindElement: no binding; Value becomes an element of what the name means (append, add, x[k] = v).
	BindElement
	// BindFunction and BindClass: Index is the function or class.
	BindFunction
	BindClass
	// BindImport: Module is imported and the name means Module itself, or its top package when Index is 1, or
	// Imported of it when that is not empty.
	BindImport
	// BindStar: all that Module exports, under no name.
	BindStar
	// BindParam: a parameter; Index is its position, Value its annotation.
	BindParam
	// BindDelete: the name is deleted.
	BindDelete
	// BindTypeAlias: the annotation Value, of a type statement.
	BindTypeAlias
	// BindUnknown: something else (a match capture, a nested unpacking).
	BindUnknown
)

// Bind is one binding of a name.
type Bind struct {
	Kind  BindKind
	Async bool
	// Conditional says that it lies in an if, a loop, or a try.
	Conditional bool
	// InTry says that it lies in a try body with an except, InHandler in an except clause, TypeChecking under
	// TYPE_CHECKING.
	InTry, InHandler, TypeChecking bool
	// Lazy marks `lazy import`.
	Lazy       bool
	Start, End uint32
	Value      ID
	Annot      ID
	// Func is where the binding stands.
	Func  ID
	Index int32
	// Module is a dotted name, with leading dots when it is relative.
	Module, Imported string
}

// Var is a variable of a function, or, where Func is 0, a name of the module or class that this unit binds.
type Var struct {
	Func  ID
	Param bool
	// Captured says that an inner function uses it.
	Captured bool
	Name     string
	Binds    []Bind
}

// AttrBind is a binding of an attribute: Receiver.Name = …
type AttrBind struct {
	Receiver ID
	Name     string
	Bind     Bind
}

// Comment is a comment that may concern parahint.
type Comment struct {
	Start, End uint32
	Text       string
}

// Unit is the facts of one unit. It never changes.
type Unit struct {
	// Member says that the unit is a statement of a class body whose header is another unit.
	Member   bool
	Exprs    []Expr
	Stmts    []Stmt
	IDs      []ID
	Funcs    []Func
	Classes  []Class
	Vars     []Var
	Attrs    []AttrBind
	Comments []Comment
}

// Expr is the expression with the index.
func (u *Unit) Expr(id ID) *Expr { return &u.Exprs[id] }

// Stmt is the statement with the index.
func (u *Unit) Stmt(id ID) *Stmt { return &u.Stmts[id] }

// Items are the indices of a list.
func (u *Unit) Items(l List) []ID { return u.IDs[l.From:l.To] }

// Imports reports whether the binding gives its name the module, or the name of it, whatever happens. `import a.b` gives
// its name a.
func (b *Bind) Imports(module, name string) bool {
	sure := !b.Conditional && !b.InTry && !b.InHandler && !b.TypeChecking
	return sure && b.Kind == BindImport && b.Module == module && b.Imported == name
}
