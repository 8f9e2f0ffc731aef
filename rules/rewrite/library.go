package rewrite

import (
	"bytes"
	"slices"

	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// Library is whose event loop runs the coroutines of a unit, by what its module imports, else by what the project does:
// "asyncio", "anyio" or "trio"; "" where it may be another, or several.
func Library(p *rule.Pass, u *program.Unit) string {
	imports := func(name string) bool { return slices.Contains(u.Module.Imported(), name) }
	switch {
	case imports("asyncio") && imports("trio"):
		return named(u)
	case imports("asyncio"):
		return "asyncio"
	case imports("twisted") || imports("curio"):
		return ""
	case imports("anyio"):
		return "anyio"
	case imports("trio"):
		return "trio"
	}
	return libraryOf(p)
}

// named is the one of asyncio and trio that the unit itself names.
func named(u *program.Unit) string {
	asyncio, trio := bytes.Contains(u.Syntax.Text, []byte("asyncio.")), bytes.Contains(u.Syntax.Text, []byte("trio."))
	switch {
	case asyncio && !trio:
		return "asyncio"
	case trio && !asyncio:
		return "trio"
	}
	return ""
}

func libraryOf(p *rule.Pass) string {
	all := map[string]int{}
	for _, m := range p.Modules() {
		for _, name := range m.Imported() {
			all[name]++
		}
	}
	switch {
	case all["anyio"] > all["asyncio"]:
		return "anyio"
	case all["trio"] > 0 && all["asyncio"] == 0:
		return "trio"
	case all["trio"]+all["twisted"]+all["curio"] > all["asyncio"]:
		return ""
	}
	return "asyncio"
}

// Uses reports whether a module of the project imports the package.
func Uses(p *rule.Pass, name string) bool {
	return slices.ContainsFunc(p.Modules(), func(m *program.Module) bool { return slices.Contains(m.Imported(), name) })
}
