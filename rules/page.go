package rules

import (
	"embed"
	"strings"

	"github.com/parahint/parahint/rules/rule"
)

//go:embed */*.md
var pages embed.FS

// The marks that divide a page: English, then French, then the two examples.
const (
	frenchMark = "<!-- fr -->"
	badMark    = "<!-- bad -->"
	goodMark   = "<!-- good -->"
)

var exampleTitles = map[rule.Language][2]string{
	rule.English: {"## What it finds", "## What to write instead"},
	rule.French:  {"## Ce que la règle trouve", "## Ce qu'il vaut mieux écrire"},
}

// Page is the explanation of a rule in Markdown, with its examples; "" for an unknown rule.
func Page(id string, lang rule.Language) string {
	parts, ok := split(id)
	if !ok {
		return ""
	}
	prose := parts.english
	if lang == rule.French {
		prose = parts.french
	}
	titles := exampleTitles[lang]
	return strings.Join([]string{prose, titles[0], parts.bad, titles[1], parts.good}, "\n\n") + "\n"
}

// Example is the code of the two examples of a rule's page; the line that the bad one is found on ends in `# here`.
func Example(id string) (bad, good string) {
	parts, _ := split(id)
	return code(parts.bad), code(parts.good)
}

type page struct{ english, french, bad, good string }

func split(id string) (page, bool) {
	r := ByID(id)
	if r == nil {
		return page{}, false
	}
	name := string(r.Family) + "/" + strings.ReplaceAll(id, "-", "_") + ".md"
	data, err := pages.ReadFile(name)
	if err != nil {
		return page{}, false
	}
	english, rest, _ := strings.Cut(string(data), frenchMark)
	french, rest, _ := strings.Cut(rest, badMark)
	bad, good, _ := strings.Cut(rest, goodMark)
	return page{strings.TrimSpace(english), strings.TrimSpace(french), strings.TrimSpace(bad), strings.TrimSpace(good)}, true
}

// code is what stands between the fences.
func code(fenced string) string {
	_, inner, _ := strings.Cut(fenced, "```python\n")
	inner, _, _ = strings.Cut(inner, "```")
	return inner
}
