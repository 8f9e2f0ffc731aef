// Command newrule lays out a new rule: its Go file, its page and its first fixture. Run it from the root of the
// repository: go run ./tools/newrule FAMILY ID, such as go run ./tools/newrule tasks task-without-reference
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"text/template"
)

var files = map[string]string{
	"rules/{{.Family}}/{{.File}}.go": `package {{.Package}}

import "github.com/parahint/parahint/rules/rule"

// {{.Variable}} would rather miss … than accuse ….
var {{.Variable}} = rule.Rule{
	ID:         "{{.ID}}",
	Family:     rule.{{.FamilyName}},
	Chapter:    rule.Asyncio,
	Severity:   rule.Warning,
	Concern:    rule.Correctness,
	Confidence: rule.Possible,
	Title:      rule.Text{EN: "", FR: ""},
	Message:    rule.Text{EN: "", FR: ""},
	Check:      func(p *rule.Pass) {},
}
`,
	"rules/{{.Family}}/{{.File}}.md": `# Title in English

What happens. Why it matters. What to do.

<!-- fr -->
# Titre en français

Ce qui se passe. Pourquoi cela compte. Que faire.

<!-- bad -->
` + "```python\npass  # here\n```" + `

<!-- good -->
` + "```python\npass\n```\n",
	"testdata/rules/{{.ID}}/basic.py": "# A line that the rule finds ends in: # want \"regexp\"\n",
}

var packages = map[string][2]string{
	"gil": {"gil", "GIL"}, "shared-state": {"shared", "SharedState"}, "blocking-in-async": {"blocking", "Blocking"},
	"tasks": {"tasks", "Tasks"}, "shutdown": {"shutdown", "Shutdown"}, "pickling": {"pickling", "Pickling"},
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: go run ./tools/newrule FAMILY ID")
	}
	family, id := os.Args[1], os.Args[2]
	names, ok := packages[family]
	if !ok {
		log.Fatalf("there is no family %q", family)
	}
	data := map[string]string{"Family": family, "ID": id, "File": strings.ReplaceAll(id, "-", "_"), "Variable": camel(id),
		"Package": names[0], "FamilyName": names[1]}
	for path, content := range files {
		if err := write(expand(path, data), expand(content, data)); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Printf("Now add &%s to Rules in rules/%s/rules.go, write the rule, its page and its fixtures, and run make generate test.\n",
		data["Variable"], family)
}

func camel(id string) string {
	parts := strings.Split(id, "-")
	for i, p := range parts[1:] {
		parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
	}
	return strings.Join(parts, "")
}

func expand(text string, data map[string]string) string {
	var b strings.Builder
	if err := template.Must(template.New("").Parse(text)).Execute(&b, data); err != nil {
		log.Fatal(err)
	}
	return b.String()
}

func write(path, content string) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s is there already", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("making the folder of %s: %w", path, err)
	}
	return os.WriteFile(path, []byte(content), 0o644)
}
