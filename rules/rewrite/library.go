package rewrite

import (
	"bytes"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rule"
)

// Library is whose event loop runs the coroutines of a unit, by what its module imports, else by what the project does:
// "asyncio", "anyio" or "trio"; "" where it may be another, or several.
func Library(p *rule.Pass, u *program.Unit) string {
	own := map[string]int{}
	imported(u.Module, own)
	switch {
	case own["asyncio"] > 0 && own["trio"] > 0:
		return named(u)
	case own["asyncio"] > 0:
		return "asyncio"
	case own["twisted"] > 0 || own["curio"] > 0:
		return ""
	case own["anyio"] > 0:
		return "anyio"
	case own["trio"] > 0:
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
		imported(m, all)
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
	for _, m := range p.Modules() {
		all := map[string]int{}
		imported(m, all)
		if all[name] > 0 {
			return true
		}
	}
	return false
}

// imported counts the module for each package that it imports outside of its functions.
func imported(m *program.Module, count map[string]int) {
	seen := map[string]bool{}
	for _, u := range m.Units {
		if u.Syntax.IsDef || u.Syntax.IsClass {
			continue
		}
		for i := range u.Facts.Vars {
			for j := range u.Facts.Vars[i].Binds {
				b := &u.Facts.Vars[i].Binds[j]
				if name, _, _ := strings.Cut(b.Module, "."); b.Kind == facts.BindImport && name != "" && !seen[name] {
					seen[name] = true
					count[name]++
				}
			}
		}
	}
}
