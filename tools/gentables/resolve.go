package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/knowledge"
)

// primitives are the types that need no entry.
var primitives = []string{
	"None", "bool", "bytearray", "bytes", "callable", "complex", "dict", "float", "frozenset", "int", "iterator", "list",
	"object", "set", "str", "tuple", "type", "T", "call", "self", "asynciterator",
}

// resolve gives names their module, methods their mirrors, classes what their bases say.
func (p *parser) resolve() {
	for _, name := range slices.Sorted(maps.Keys(p.classes)) {
		p.mirror(p.classes[name])
	}
	for _, name := range slices.Sorted(maps.Keys(p.classes)) {
		c := p.classes[name]
		for i, base := range c.Bases {
			c.Bases[i] = p.typeName(&typed{base, c.where, c.module})
		}
		for _, kind := range c.attributes {
			kind.name = p.typeName(kind)
		}
		if c.AnyAttribute != "" {
			c.AnyAttribute = p.typeName(&typed{c.AnyAttribute, c.where, c.module})
		}
		if p.functions[name] == nil {
			f := &function{where: c.where, module: c.module}
			f.Name, f.Since, f.Until, f.Deprecated = name, c.Since, c.Until, c.Deprecated
			p.functions[name] = f
		}
		if f := p.functions[name]; f.Returns == "" {
			f.Returns = name
		}
	}
	for _, kind := range p.variables {
		kind.name = p.typeName(kind)
	}
	for _, f := range p.functions {
		f.Returns = p.typeName(&typed{f.Returns, f.where, f.module})
		p.inheritVersions(f)
	}
	done := map[string]bool{}
	for name := range p.classes {
		p.inherit(name, done)
	}
	for _, f := range p.functions {
		p.withTiers(f)
	}
	for name, target := range p.aliases {
		if p.functions[name] != nil || p.classes[name] != nil {
			p.fail(name, "is an entry and an alias of %s", target)
		}
	}
	p.addModules()
}

// mirror makes the functions of a module methods of the class: multiprocessing.get_context() has what the module has.
func (p *parser) mirror(c *class) {
	if c.mirror == "" {
		return
	}
	prefix := c.mirror + "."
	for _, name := range slices.Sorted(maps.Keys(p.functions)) {
		last, ok := strings.CutPrefix(name, prefix)
		if !ok || strings.Contains(last, ".") {
			continue
		}
		p.copyTo(c, last, p.functions[name])
	}
	for _, name := range slices.Sorted(maps.Keys(p.classes)) {
		last, ok := strings.CutPrefix(name, prefix)
		if ok && !strings.Contains(last, ".") && p.functions[name] == nil {
			p.copyTo(c, last, &function{where: c.where, module: c.module, Function: knowledge.Function{Returns: name}})
		}
	}
}

func (p *parser) copyTo(c *class, last string, from *function) {
	method := *from
	if p.classes[from.Name] != nil {
		method.Returns = from.Name
	}
	method.Name = c.Name + "." + last
	method.mirrored = true
	if p.functions[method.Name] == nil {
		p.functions[method.Name] = &method
	}
}

var word = regexp.MustCompile(`[A-Za-z_][\w.]*`)

// typeName gives the names in a type their module.
func (p *parser) typeName(t *typed) string {
	if t.name == "first argument" {
		return t.name
	}
	return word.ReplaceAllStringFunc(t.name, func(name string) string {
		if slices.Contains(primitives, name) || p.classes[name] != nil {
			return name
		}
		if own := t.module + "." + name; p.classes[own] != nil {
			return own
		}
		if builtin := "builtins." + name; p.classes[builtin] != nil {
			return builtin
		}
		p.fail(t.where, "type %q has no entry", name)
		return name
	})
}

// inheritVersions gives a member the versions of its class.
func (p *parser) inheritVersions(f *function) {
	i := strings.LastIndexByte(f.Name, '.')
	c := p.classes[f.Name[:i]]
	if c == nil {
		c = p.classes[f.Name]
	}
	if c == nil {
		return
	}
	if f.Since < c.Since {
		f.Since = c.Since
	}
	if f.Until == 0 {
		f.Until = c.Until
	}
}

// inherit gives a class what its bases say and it does not.
func (p *parser) inherit(name string, done map[string]bool) {
	c := p.classes[name]
	if c == nil || done[name] {
		return
	}
	done[name] = true
	for _, base := range c.Bases {
		p.inherit(base, done)
		b := p.classes[base]
		if b == nil {
			continue
		}
		if c.Lock == 0 {
			c.Lock = b.Lock
		}
		if c.World == 0 {
			c.World = b.World
		}
		if c.Handle == 0 {
			c.Handle, c.Stops = b.Handle, b.Stops
		}
		if c.Pickle == 0 {
			c.Pickle, c.PickleBefore, c.PickleSince = b.Pickle, b.PickleBefore, b.PickleSince
		}
		if c.Interpreter == 0 {
			c.Interpreter = b.Interpreter
		}
		c.Affine = c.Affine || b.Affine
		if !c.ThreadSafe {
			c.Unsafe = c.Unsafe || b.Unsafe
		}
		if !c.Unsafe {
			c.ThreadSafe = c.ThreadSafe || b.ThreadSafe
		}
		c.Shared = c.Shared || b.Shared
		c.Guard = or(c.Guard, b.Guard)
		c.Confined = c.Confined || b.Confined
		if c.Container || b.Container {
			c.Container = true
			for _, m := range b.Mutators {
				if !slices.Contains(c.Mutators, m) {
					c.Mutators = append(c.Mutators, m)
				}
			}
		}
	}
}

// withTiers repeats at a function how entering and leaving its result blocks.
func (p *parser) withTiers(f *function) {
	if enter := p.method(f.Returns, "__enter__"); enter != nil {
		f.EnterTier = enter.Tier
	}
	if exit := p.method(f.Returns, "__exit__"); exit != nil {
		f.ExitTier = exit.Tier
	}
}

func (p *parser) method(class, name string) *function {
	class, _, _ = strings.Cut(class, "[")
	c := p.classes[class]
	if c == nil {
		return nil
	}
	if f := p.functions[class+"."+name]; f != nil {
		return f
	}
	for _, base := range c.Bases {
		if f := p.method(base, name); f != nil {
			return f
		}
	}
	return nil
}

// addModules makes the modules above a module modules too.
func (p *parser) addModules() {
	for _, name := range slices.Sorted(maps.Keys(p.modules)) {
		for i := strings.LastIndexByte(name, '.'); i >= 0; i = strings.LastIndexByte(name[:i], '.') {
			if above := name[:i]; p.modules[above] == nil {
				p.modules[above] = &knowledge.Module{Name: above}
			}
		}
	}
}
