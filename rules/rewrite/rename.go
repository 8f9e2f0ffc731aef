package rewrite

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/text"
)

// Instead has the callee of a call, a class of the module old, be the class of another module. An import of the old name
// alone becomes one of the new where nothing else uses it.
func (d *Draft) Instead(f *program.Func, callee facts.ID, old, module, class string) {
	at := f.Site(callee)
	e := f.Expr(callee)
	oldClass := old[strings.LastIndexByte(old, '.')+1:]
	switch {
	case e.Kind == facts.Attr && e.Name == oldClass && old == module+"."+oldClass:
		at.Start = at.End - len(oldClass)
		d.Replace(at, class)
	case e.Kind == facts.Name && e.Name == oldClass && !f.Unit.Module.Binds(class) && d.reimport(f.Unit, old, module, class):
		d.Replace(at, class)
	default:
		d.Replace(at, d.Name(f.Unit, module, class))
	}
}

// reimport changes the import of a class that is used only once, in the unit; it reports whether it did.
func (d *Draft) reimport(u *program.Unit, old, module, class string) bool {
	from, name := old[:strings.LastIndexByte(old, '.')], old[strings.LastIndexByte(old, '.')+1:]
	uses := 0
	for i := range u.Facts.Exprs {
		if e := &u.Facts.Exprs[i]; e.Kind == facts.Name && e.Name == name {
			uses++
		}
	}
	if uses != 1 || u.HasLocal(class) {
		return false
	}
	var imports *program.Unit
	for _, other := range d.pass.Mentions(u.Module, name) {
		switch {
		case other == u:
		case imports != nil:
			return false
		default:
			imports = other
		}
	}
	if imports == nil || u.Module.ImportedAs(from, name) != name {
		return false
	}
	return d.replaceImport(imports, from, name, module, class)
}

func (d *Draft) replaceImport(u *program.Unit, from, name, module, class string) bool {
	source := string(u.Syntax.Text)
	at := strings.Index(source, name)
	line := source[LineStart(u, at):LineEnd(u, at)]
	switch {
	case strings.Count(source, name) != 1:
		return false
	case from == module:
		d.Replace(program.Site{Unit: u, Span: text.Span{Start: at, End: at + len(name)}}, class)
		return true
	case strings.TrimSpace(line) == "from "+from+" import "+name:
		d.Replace(program.Site{Unit: u, Span: text.Span{Start: strings.Index(source, "from "+from), End: at + len(name)}}, "from "+module+" import "+class)
		return true
	}
	return false
}
