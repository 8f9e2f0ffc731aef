package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
)

// parser reads the data line by line and keeps what it read by name.
type parser struct {
	functions map[string]*function
	classes   map[string]*class
	modules   map[string]*knowledge.Module
	shapes    map[string]*knowledge.Shape
	variables map[string]*typed
	aliases   map[string]string
	problems  []error

	// Where the parser is.
	file   string
	line   int
	module string
	class  *class
}

// function is an entry and the place that wrote it, for messages.
type function struct {
	knowledge.Function
	where, module string
	// mirrored says that it repeats a function of a module as a method.
	mirrored bool
}

type class struct {
	knowledge.Class
	where, module string
	attributes    map[string]*typed
	entries       map[string]knowledge.Run
	// mirror is the module whose functions are methods of the class too.
	mirror string
}

type typed struct{ name, where, module string }

func newParser() *parser {
	return &parser{
		functions: map[string]*function{},
		classes:   map[string]*class{},
		modules:   map[string]*knowledge.Module{},
		shapes:    map[string]*knowledge.Shape{},
		variables: map[string]*typed{},
		aliases:   map[string]string{},
	}
}

func (p *parser) where() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

func (p *parser) fail(where, format string, args ...any) {
	p.problems = append(p.problems, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
}

func (p *parser) err() error { return errors.Join(p.problems...) }

func (p *parser) parse(file, text string) {
	p.file, p.line, p.module, p.class = file, 0, "", nil
	for line := range strings.Lines(text) {
		p.line++
		line = strings.TrimRight(line, "\r\n \t")
		body := strings.TrimLeft(line, " ")
		if body == "" || body[0] == '#' {
			continue
		}
		if line[0] != ' ' {
			p.class = nil
			p.top(body)
		} else if p.class == nil {
			p.fail(p.where(), "a member without a class")
		} else {
			p.member(body)
		}
	}
}

// top reads a line at the margin.
func (p *parser) top(line string) {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "module", "standard":
		p.moduleLine(rest, word == "standard")
	case "alias":
		from, to, _ := strings.Cut(rest, " = ")
		for name := range strings.SplitSeq(from, ", ") {
			if p.aliases[name] != "" || to == "" {
				p.fail(p.where(), "alias %q is given twice or stands for nothing", name)
			}
			p.aliases[name] = to
		}
	case "class":
		p.classLine(rest)
	case "shape":
		name, clauses, _ := strings.Cut(rest, ";")
		c := class{where: p.where()}
		p.classClauses(&c, clauses)
		p.shapes[name] = &knowledge.Shape{Name: name, Pickle: c.Pickle, Interpreter: c.Interpreter}
	default:
		if name, kind, ok := p.typedName(line); ok {
			for name := range strings.SplitSeq(name, "|") {
				p.variables[p.module+"."+name] = &typed{kind.name, kind.where, kind.module}
			}
		} else {
			p.functionLine(p.module, line)
		}
	}
}

// member reads an indented line.
func (p *parser) member(line string) {
	c := p.class
	if rest, ok := strings.CutPrefix(line, "entry "); ok {
		names, run, _ := strings.Cut(rest, " in ")
		for name := range strings.SplitSeq(names, "|") {
			c.entries[name] = p.run(nil, "in "+run)
		}
		return
	}
	if module, ok := strings.CutPrefix(line, "members of "); ok {
		c.mirror = module
		return
	}
	if name, kind, ok := p.typedName(line); ok {
		for name := range strings.SplitSeq(name, "|") {
			if name == "*" {
				c.AnyAttribute = kind.name
			} else {
				c.attributes[name] = &typed{kind.name, kind.where, kind.module}
			}
		}
		return
	}
	p.functionLine(c.Name, line)
}

var variableLine = regexp.MustCompile(`^([\w|]+|\*): (.+)$`)

func (p *parser) typedName(line string) (string, *typed, bool) {
	m := variableLine.FindStringSubmatch(line)
	if m == nil {
		return "", nil, false
	}
	return m[1], &typed{m[2], p.where(), p.module}, true
}

func (p *parser) moduleLine(rest string, standard bool) {
	names, clauses, _ := strings.Cut(rest, ";")
	for name := range strings.FieldsSeq(names) {
		p.module = name
		m := p.modules[name]
		if m == nil {
			m = &knowledge.Module{Name: name}
			p.modules[name] = m
		}
		m.Standard = m.Standard || standard
		for clause := range clausesOf(clauses) {
			switch word, rest, _ := strings.Cut(clause, " "); word {
			case "since":
				m.Since = p.version(rest)
			case "until":
				m.Until = p.version(rest)
			case "deprecated":
				m.Deprecated = p.version(rest)
			case "heavy-import":
				m.HeavyImport = true
			case "one-interpreter":
				m.OneInterpreter = true
			default:
				p.fail(p.where(), "a module has no %q", clause)
			}
		}
	}
}

var classHead = regexp.MustCompile(`^([\w.]+)(?:\(([^)]*)\))?$`)

func (p *parser) classLine(rest string) {
	head, clauses, _ := strings.Cut(rest, ";")
	m := classHead.FindStringSubmatch(head)
	if m == nil {
		p.fail(p.where(), "%q is not the head of a class", head)
		return
	}
	c := &class{where: p.where(), module: p.module, attributes: map[string]*typed{}, entries: map[string]knowledge.Run{}}
	c.Name = p.module + "." + m[1]
	if m[2] != "" {
		c.Bases = strings.Split(m[2], ", ")
	}
	if p.classes[c.Name] != nil {
		p.fail(c.where, "class %s is given twice", c.Name)
	}
	p.classes[c.Name] = c
	p.class = c
	p.classClauses(c, clauses)
}

// functionLine reads "[async ]NAME|NAME(PARAMS)[ -> TYPE][; CLAUSES]".
var functionHead = regexp.MustCompile(`^(async )?([\w|.]+|\*)\(([^)]*)\)(?: -> (.+))?$`)

func (p *parser) functionLine(above, line string) {
	head, clauses, _ := strings.Cut(line, ";")
	m := functionHead.FindStringSubmatch(strings.TrimSpace(head))
	if m == nil {
		p.fail(p.where(), "%q is neither a function, a class nor an attribute", head)
		return
	}
	for name := range strings.SplitSeq(m[2], "|") {
		f := &function{where: p.where(), module: p.module}
		f.Name = above + "." + name
		if name == "__init__" && p.class != nil {
			f.Name = above
		}
		f.Awaitable = m[1] != ""
		f.Returns = m[4]
		f.Params = p.params(m[3])
		p.functionClauses(f, clauses)
		if p.class != nil && name == "*" {
			p.class.AnyMethod = &f.Function
		} else if p.functions[f.Name] != nil {
			p.fail(f.where, "%s is given twice, first in %s", f.Name, p.functions[f.Name].where)
		}
		p.functions[f.Name] = f
	}
}

// params reads "a, b@3.9, *args, *, key, **kwargs". A name before "/" can only be given by position.
func (p *parser) params(list string) []knowledge.Param {
	if list == "" || list == "..." {
		return nil
	}
	var params []knowledge.Param
	position := 0
	for name := range strings.SplitSeq(list, ", ") {
		var versions string
		name, versions, _ = strings.Cut(name, "@")
		param := knowledge.Param{Parameter: knowledge.Parameter{Position: position, Name: name}}
		if until, ok := strings.CutPrefix(versions, ".."); ok {
			param.Until = p.version(until)
		} else if versions != "" {
			param.Since = p.version(versions)
		}
		switch {
		case name == "/":
			for i := range params {
				params[i].Name = ""
			}
			continue
		case name == "*":
			position = -1
			continue
		case name == "_":
			position++
			continue
		case strings.HasPrefix(name, "**"):
			param.Position = -1
		case strings.HasPrefix(name, "*"):
			position = -1
		case position >= 0:
			position++
		}
		params = append(params, param)
	}
	return params
}

// parameter is the parameter of a signature that a clause names.
func (p *parser) parameter(f *function, name string) knowledge.Parameter {
	if f != nil {
		i := slices.IndexFunc(f.Params, func(k knowledge.Param) bool { return k.Name == name })
		if i >= 0 {
			found := f.Params[i].Parameter
			if strings.HasPrefix(name, "*") {
				found.Name = ""
			}
			return found
		}
		// A parameter without a name is called by its position: "0", "1".
		if len(name) == 1 && name[0] >= '0' && name[0] <= '9' {
			return knowledge.Parameter{Position: int(name[0] - '0')}
		}
	}
	p.fail(p.where(), "the signature has no parameter %q", name)
	return knowledge.Parameter{}
}

func (p *parser) version(s string) py.Version {
	t, err := py.ParseTarget(s)
	if err != nil {
		p.fail(p.where(), "%v", err)
	}
	return t.Version
}

// clausesOf yields what stands between semicolons.
func clausesOf(s string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for clause := range strings.SplitSeq(s, ";") {
			if clause = strings.TrimSpace(clause); clause != "" && !yield(clause) {
				return
			}
		}
	}
}
