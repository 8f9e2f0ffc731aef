// Command gendocs writes docs/ from the rules and the settings. Run it from the root of the repository: go run ./tools/gendocs
package main

import (
	"bytes"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
)

func main() {
	files, err := Files(".")
	if err != nil {
		log.Fatal(err)
	}
	if err := os.RemoveAll("docs"); err != nil {
		log.Fatal(err)
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(name, files[name], 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// guides are written by hand, in each language, and stay as they are.
var guides = []string{"profiles.md"}

// Files are the files below docs/, and those of the VS Code extension that are made, by path: a page for each rule and language, an index for each language, the schema of
// the settings, a picture of the demo. root is that of the repository.
func Files(root string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, lang := range []rule.Language{rule.English, rule.French} {
		for _, r := range rules.All() {
			files[page(r, lang)] = []byte(rules.Page(r.ID, lang))
		}
		files[fmt.Sprintf("docs/%s/README.md", lang)] = index(lang)
		for _, guide := range guides {
			name := fmt.Sprintf("docs/%s/%s", lang, guide)
			text, err := os.ReadFile(filepath.Join(root, name))
			if err != nil {
				return nil, fmt.Errorf("reading a guide: %w", err)
			}
			files[name] = text
		}
	}
	schema, err := project.Schema(rules.All())
	if err != nil {
		return nil, fmt.Errorf("making the schema of the settings: %w", err)
	}
	files["docs/settings.schema.json"] = schema
	if files["docs/demo.svg"], err = picture(root); err != nil {
		return nil, err
	}
	return files, extension(root, files)
}

func page(r *rule.Rule, lang rule.Language) string {
	return fmt.Sprintf("docs/%s/%s/%s.md", lang, r.Family, r.ID)
}

var (
	title = rule.Text{EN: "The rules", FR: "Les règles"}
	head  = rule.Text{
		EN: "| Rule | What it finds | Severity | Confidence |",
		FR: "| Règle | Ce qu'elle trouve | Gravité | Certitude |",
	}
)

func index(lang rule.Language) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n", title.In(lang))
	family := rule.Family("")
	for _, r := range rules.All() {
		if r.Family != family {
			family = r.Family
			fmt.Fprintf(&b, "\n## %s\n\n%s\n|---|---|---|---|\n", family, head.In(lang))
		}
		fmt.Fprintf(&b, "| [%s](%s/%s.md) | %s | %s | %s |\n", r.ID, r.Family, r.ID, r.Title.In(lang), r.Severity, r.Confidence)
	}
	return b.Bytes()
}
