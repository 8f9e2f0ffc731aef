package report

import (
	"slices"

	"github.com/parahint/parahint/rules/rule"
)

var severities = [...]rule.Text{
	rule.Off:     {EN: "off", FR: "désactivé"},
	rule.Hint:    {EN: "hint", FR: "conseil"},
	rule.Warning: {EN: "warning", FR: "avertissement"},
	rule.Error:   {EN: "error", FR: "erreur"},
}

var confidences = [...]rule.Text{
	rule.Possible: {EN: "possible", FR: "possible"},
	rule.Likely:   {EN: "likely", FR: "probable"},
	rule.Certain:  {EN: "certain", FR: "certain"},
}

var (
	oneFinding   = rule.Text{EN: "%d finding", FR: "%d constat"}
	manyFindings = rule.Text{EN: "%d findings", FR: "%d constats"}
	oneFile      = rule.Text{EN: "%d file", FR: "%d fichier"}
	manyFiles    = rule.Text{EN: "%d files", FR: "%d fichiers"}
	oneChecked   = rule.Text{EN: "%d file checked", FR: "%d fichier vérifié"}
	manyChecked  = rule.Text{EN: "%d files checked", FR: "%d fichiers vérifiés"}
	nothingFound = rule.Text{EN: "Nothing found (%s).", FR: "Rien à signaler (%s)."}
	fixWord      = rule.Text{EN: "fix:", FR: "correction :"}
	safeFixes    = rule.Text{EN: "--fix mends %d of them.", FR: "--fix en corrige %d."}
	unsafeFixes  = rule.Text{EN: "--unsafe-fixes mends %d of them, with edits to look at; --unsafe-fixes --diff shows them.", FR: "--unsafe-fixes en corrige %d, à relire ; --unsafe-fixes --diff les montre."}
	bothFixes    = rule.Text{EN: "--fix mends %d of them, --unsafe-fixes %d, with edits to look at; with --diff either shows them.", FR: "--fix en corrige %d, --unsafe-fixes %d, à relire ; avec --diff, chacune les montre."}
	someFound    = rule.Text{EN: "%s in %s (%s).", FR: "%s dans %s (%s)."}
)

// Plural is the form that goes with the number: in French zero goes with the singular.
func Plural(n int, one, many rule.Text) rule.Text {
	t := many.With(n)
	if n == 1 {
		t.EN = one.With(n).EN
	}
	if n <= 1 {
		t.FR = one.With(n).FR
	}
	return t
}

// SeverityText is the severity in words.
func SeverityText(s rule.Severity) rule.Text { return severities[s] }

// fixable says how many findings can be mended; "" when none can.
func (r *Report) fixable() string {
	safe, all := 0, 0
	for i := range r.Findings {
		fixes := r.Findings[i].Fixes
		if len(fixes) > 0 {
			all++
		}
		if slices.ContainsFunc(fixes, func(f Fix) bool { return f.Safe }) {
			safe++
		}
	}
	switch {
	case all == 0:
		return ""
	case all == safe:
		return safeFixes.With(safe).In(r.Language)
	case safe == 0:
		return unsafeFixes.With(all).In(r.Language)
	}
	return bothFixes.With(safe, all).In(r.Language)
}

// summary says what was found in how many files.
func (r *Report) summary() string {
	checked := Plural(r.Files, oneChecked, manyChecked)
	if len(r.Findings) == 0 {
		return nothingFound.With(checked).In(r.Language)
	}
	var paths []string
	for _, f := range r.Findings {
		if !slices.Contains(paths[max(len(paths)-1, 0):], f.Path) {
			paths = append(paths, f.Path)
		}
	}
	return someFound.With(Plural(len(r.Findings), oneFinding, manyFindings), Plural(len(paths), oneFile, manyFiles),
		checked).In(r.Language)
}
