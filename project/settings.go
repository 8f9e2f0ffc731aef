package project

import (
	"slices"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// Settings are what a user may choose for a project. Each source (in order of precedence: the command line, the editor,
// parahint.toml, [tool.parahint] of pyproject.toml) replaces what weaker sources say, key by key; tables are
// joined entry by entry.
type Settings struct {
	// Select and Ignore hold IDs of rules, families and "all". An ID counts for more than a family, a family for more
	// than "all"; between equals Ignore counts for more.
	Select, Ignore []string
	Severity       map[string]rule.Severity
	// Target is what the code runs on, with the GIL setting applied.
	Target      py.Target
	StartMethod py.StartMethod
	// Exclude and ExtendExclude are patterns of files and folders that are left out.
	Exclude, ExtendExclude []string
	// Roots are the folders that modules are imported from, relative to the project's root.
	Roots []string
	// Language is that of messages; "" leaves the choice to the environment.
	Language  rule.Language
	Possible  bool
	Knowledge knowledge.Extension
	// Profiles are patterns of files that editors load, ProfilePaths where paths in them lie in the project.
	Profiles     []string
	ProfilePaths []overlay.Prefix
	// MaxFileSize is in megabytes.
	MaxFileSize int

	// gil is "on", "off", or "" for what the target says.
	gil string
}

// DefaultTarget is the target of a project that says nothing.
var DefaultTarget = py.Target{Version: py.V310}

// defaults are the settings of a project that says nothing.
func defaults() Settings {
	return Settings{
		Severity:    map[string]rule.Severity{},
		Target:      DefaultTarget,
		Exclude:     DefaultExclude,
		Roots:       []string{"src"},
		MaxFileSize: 10,
		Knowledge:   knowledge.Extension{Contexts: map[string]string{}},
	}
}

// Enabled says whether the rule is selected.
func (s *Settings) Enabled(r *rule.Rule) bool {
	for _, name := range []string{r.ID, string(r.Family), allRules} {
		if slices.Contains(s.Ignore, name) {
			return false
		}
		if slices.Contains(s.Select, name) {
			return true
		}
	}
	return len(s.Select) == 0
}

// OfFindings are the settings without those that findings, as the analysis makes them, do not depend on.
func (s Settings) OfFindings() Settings {
	s.Language, s.Profiles, s.ProfilePaths = "", nil, nil
	return s
}

// Config is what the analysis needs of the settings; its table is the caller's to fill in.
func (s *Settings) Config() Config {
	return Config{
		Target: s.Target, StartMethod: s.StartMethod, Severity: s.Severity, Enabled: s.Enabled, Possible: s.Possible,
		Roots: append([]string{""}, s.Roots...),
	}
}

// allRules selects every rule.
const allRules = "all"

// Names are the names that settings may use for rules: IDs and families.
type Names struct{ IDs, Families []string }

// NamesOf collects the names of the rules.
func NamesOf(rules []*rule.Rule) Names {
	var n Names
	for _, r := range rules {
		n.IDs = append(n.IDs, r.ID)
		if !slices.Contains(n.Families, string(r.Family)) {
			n.Families = append(n.Families, string(r.Family))
		}
	}
	slices.Sort(n.IDs)
	slices.Sort(n.Families)
	return n
}

// All are the IDs, the families and "all".
func (n Names) All() []string { return slices.Concat(n.IDs, n.Families, []string{allRules}) }
