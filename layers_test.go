package main

import (
	"bufio"
	"bytes"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/parahint/parahint"

// layers are the packages that a package may import, by the first pattern that matches its path.
var layers = []struct {
	of      string
	imports []string
}{
	{"analysis/py", nil},
	{"analysis/text", nil},
	{"analysis/knowledge", []string{"analysis/py"}},
	{"analysis/syntax", []string{"analysis/text"}},
	{"analysis/facts", []string{"analysis/syntax", "analysis/text"}},
	{"analysis/profile/*", nil},
	{"analysis/profile", []string{"analysis/profile/*"}},
	{"analysis/speedup", []string{"analysis/profile"}},
	{"analysis/overlay", []string{"analysis/profile", "analysis/speedup", "analysis/facts", "analysis/syntax", "analysis/text"}},
	{"analysis/program", []string{"analysis/facts", "analysis/syntax", "analysis/text", "analysis/knowledge", "analysis/py"}},
	{"rules/rule", []string{"analysis/*"}},
	{"rules/rewrite", []string{"analysis/*", "rules/rule"}},
	{"rules/effect", []string{"analysis/*"}},
	{"rules/refactor", []string{"analysis/*", "rules/rule", "rules/rewrite", "rules/effect"}},
	{"rules/*", []string{"analysis/*", "rules/rule", "rules/rewrite", "rules/effect"}},
	{"rules", []string{"analysis/*", "rules/*"}},
	{"project", []string{"analysis/*", "rules", "rules/*"}},
	{"cli/*", []string{"analysis/*", "project", "rules", "rules/*"}},
	{"cli", []string{"analysis/*", "project", "rules", "rules/*", "cli/*"}},
	{"server", []string{"analysis/*", "project", "rules", "rules/*"}},
	{"tools/*", []string{"*", "*/*"}},
	{"", []string{"*", "*/*"}},
}

// pure are the packages that touch no file, network or process.
var pure = []string{"analysis/*", "rules", "rules/*"}

var impure = []string{"os", "net", "os/exec", "unsafe"}

// only names the packages that alone may import a module.
var only = map[string][]string{
	"github.com/smacker/go-tree-sitter": {"analysis/syntax"},
	"go.lsp.dev/":                       {"server"},
	"go.uber.org/zap":                   {"", "cli", "server"},
}

func TestLayers(t *testing.T) {
	for pkg, imports := range listed(t) {
		for _, imported := range imports {
			if own, ok := strings.CutPrefix(imported, module); ok && !allowed(pkg, strings.TrimPrefix(own, "/")) {
				t.Errorf("%q imports %q, which lies above or beside it", pkg, own)
			}
			if matches(pkg, pure) && pkg != "analysis/syntax" && slices.Contains(impure, imported) {
				t.Errorf("%q imports %q: it must stay pure", pkg, imported)
			}
			for prefix, who := range only {
				if strings.HasPrefix(imported, prefix) && !slices.Contains(who, pkg) {
					t.Errorf("%q imports %q, which only %v may", pkg, imported, who)
				}
			}
		}
	}
}

func allowed(pkg, imported string) bool {
	for _, l := range layers {
		if ok, _ := path.Match(l.of, pkg); ok {
			return matches(imported, l.imports)
		}
	}
	return false
}

func matches(pkg string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		ok, _ := path.Match(p, pkg)
		return ok
	})
}

// listed are the imports of each package of the module, by its path in the module.
func listed(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{range .Imports}}{{.}} {{end}}`, "./...").Output()
	if err != nil {
		t.Fatalf("listing the packages: %v", err)
	}
	packages := map[string][]string{}
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		packages[strings.TrimPrefix(strings.TrimPrefix(words[0], module), "/")] = words[1:]
	}
	return packages
}
