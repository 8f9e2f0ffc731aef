package knowledge

import (
	"slices"
	"strings"
	"sync"
)

// The tables as tables_gen.go holds them. They are set there in init, so that the generator can be run when that file is
// missing.
var (
	functionRows []Function
	classRows    []classRow
	moduleRows   []Module
	shapeRows    []Shape
	variableRows []pair
	aliasRows    []pair
)

// classRow is a class whose maps are lists, which cost nothing at start-up.
type classRow struct {
	class      Class
	attributes []pair
	entries    []entryRow
}

type pair struct{ name, value string }

type entryRow struct {
	name string
	run  Run
}

// Table answers what is known of a qualified name. It never changes; Extend makes another one.
type Table struct {
	functions map[string]*Function
	classes   map[string]*Class
	modules   map[string]*Module
	shapes    map[string]*Shape
	variables map[string]string
	aliases   map[string]string
	words     func() []string
	// lineages are those that were asked for: class name to []*Class.
	lineages sync.Map
	// below is the table that an extension stands on.
	below *Table
}

// Default is the table of the standard library and the packages that are known, made when it is first asked for.
func Default() *Table { return defaultTable() }

var defaultTable = sync.OnceValue(build)

func build() *Table {
	t := &Table{
		functions: make(map[string]*Function, len(functionRows)),
		classes:   make(map[string]*Class, len(classRows)),
		modules:   make(map[string]*Module, len(moduleRows)),
		shapes:    make(map[string]*Shape, len(shapeRows)),
		variables: make(map[string]string, len(variableRows)),
		aliases:   make(map[string]string, len(aliasRows)),
	}
	for i := range functionRows {
		t.functions[functionRows[i].Name] = &functionRows[i]
	}
	for i := range classRows {
		row := &classRows[i]
		if len(row.attributes) > 0 {
			row.class.Attributes = make(map[string]string, len(row.attributes))
			for _, a := range row.attributes {
				row.class.Attributes[a.name] = a.value
			}
		}
		if len(row.entries) > 0 {
			row.class.Entries = make(map[string]Run, len(row.entries))
			for _, e := range row.entries {
				row.class.Entries[e.name] = e.run
			}
		}
		t.classes[row.class.Name] = &row.class
	}
	for i := range moduleRows {
		t.modules[moduleRows[i].Name] = &moduleRows[i]
	}
	for i := range shapeRows {
		t.shapes[shapeRows[i].Name] = &shapeRows[i]
	}
	for _, v := range variableRows {
		t.variables[v.name] = v.value
	}
	for _, a := range aliasRows {
		t.aliases[a.name] = a.value
	}
	t.words = sync.OnceValue(func() []string { return words(t.functions, t.classes) })
	return t
}

// Function is what is known of a function, a method ("threading.Lock.acquire", also one that it inherits) or a
// constructor ("threading.Thread"); nil when nothing is.
func (t *Table) Function(name string) *Function {
	if f := t.function(name); f != nil {
		return f
	}
	if c := t.Canonical(name); c != name {
		if f := t.function(c); f != nil {
			return f
		}
		name = c
	}
	above, last := split(name)
	if above == "" {
		return t.function("builtins." + last)
	}
	if t.Class(above) != nil {
		return t.Method(above, last)
	}
	if !strings.HasPrefix(last, "_") && t.Class(name) == nil {
		return t.function(above + ".*")
	}
	return nil
}

func (t *Table) function(name string) *Function {
	for ; t != nil; t = t.below {
		if f, ok := t.functions[name]; ok {
			return f
		}
	}
	return nil
}

// Class is what is known of a class; nil when nothing is.
func (t *Table) Class(name string) *Class {
	if c := t.class(name); c != nil {
		return c
	}
	if c := t.Canonical(name); c != name {
		return t.class(c)
	}
	return t.class("builtins." + name)
}

func (t *Table) class(name string) *Class {
	for ; t != nil; t = t.below {
		if c, ok := t.classes[name]; ok {
			return c
		}
	}
	return nil
}

// Method is what is known of a method of a class or of one of its bases; nil when nothing is. An entry for any method of
// a class is asked last, and never for a name that begins with an underscore.
func (t *Table) Method(class, method string) *Function {
	lineage := t.Lineage(class)
	if lineage == nil {
		return t.function(class + "." + method)
	}
	for _, c := range lineage {
		if f := t.function(c.Name + "." + method); f != nil {
			return f
		}
	}
	if strings.HasPrefix(method, "_") {
		return nil
	}
	for _, c := range lineage {
		if c.AnyMethod != nil {
			return c.AnyMethod
		}
	}
	return nil
}

// Attribute is the type of an attribute of a class or of one of its bases, or of a variable of a module; "" when it is not
// known.
func (t *Table) Attribute(class, attr string) string {
	if v := t.Variable(class + "." + attr); v != "" {
		return v
	}
	if v := t.ClassAttribute(class, attr); v != "" || strings.HasPrefix(attr, "_") {
		return v
	}
	lineage := t.Lineage(class)
	for _, c := range lineage {
		if t.function(c.Name+"."+attr) != nil {
			return "" // a method with an entry of its own
		}
	}
	for _, c := range lineage {
		if c.AnyAttribute != "" {
			return c.AnyAttribute
		}
	}
	return ""
}

// ClassAttribute is the type of an attribute that has an entry of its own in a class or in one of its bases, as it is read from
// the class itself; "" when there is none.
func (t *Table) ClassAttribute(class, attr string) string {
	for _, c := range t.Lineage(class) {
		if v := c.Attributes[attr]; v != "" {
			return v
		}
	}
	return ""
}

// Lineage is the class and its bases that are known, in the order in which attributes are looked up (depth first, which
// is what Python does where no base is inherited twice); nil when the class is not known.
func (t *Table) Lineage(class string) []*Class {
	if known, ok := t.lineages.Load(class); ok {
		return known.([]*Class)
	}
	lineage := t.lineage(class)
	t.lineages.Store(class, lineage)
	return lineage
}

func (t *Table) lineage(class string) []*Class {
	var lineage []*Class
	var add func(name string)
	add = func(name string) {
		c := t.Class(name)
		if c == nil || slices.Contains(lineage, c) {
			return
		}
		lineage = append(lineage, c)
		for _, base := range c.Bases {
			add(base)
		}
	}
	add(class)
	return lineage
}

// Variable is the type of a variable of a module ("sys.stdin"), "" when it is not known.
func (t *Table) Variable(name string) string {
	for ; t != nil; t = t.below {
		if v := t.variables[name]; v != "" {
			return v
		}
	}
	return ""
}

// Shape is what is known of the values of a shape, one of the Shape constants.
func (t *Table) Shape(name string) *Shape {
	for ; t != nil; t = t.below {
		if s := t.shapes[name]; s != nil {
			return s
		}
	}
	return nil
}

// Words are the words, sorted, by which the body of a function is worth parsing first: it may start something, lock,
// block, suspend or change what others see. One that begins with a dot counts only where a dot goes before it.
func (t *Table) Words() []string { return slices.Clone(t.words()) }

// split parts a qualified name at its last dot; above is "" when there is none.
func split(name string) (above, last string) {
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		return name[:i], name[i+1:]
	}
	return "", name
}

// SplitType parts "dict[str, list[int]]" into "dict" and ["str", "list[int]"].
func SplitType(name string) (base string, arguments []string) {
	base, rest, found := strings.Cut(name, "[")
	if !found || !strings.HasSuffix(rest, "]") {
		return name, nil
	}
	rest = rest[:len(rest)-1]
	depth, from := 0, 0
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '[':
			depth++
		case ']':
			depth--
		case ',':
			if depth == 0 {
				arguments = append(arguments, strings.TrimSpace(rest[from:i]))
				from = i + 1
			}
		}
	}
	return base, append(arguments, strings.TrimSpace(rest[from:]))
}
