package project

import (
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// key declares one setting: readers, the JSON schema and the documentation are made from these declarations.
type key struct {
	name string
	kind kind
	// oneOf are the strings that are allowed (in the values of a table as well); nil for any.
	oneOf []string
	// rules says which names of rules are allowed: in a list, or as the keys of a table.
	rules ruleNames
	doc   rule.Text
	// store keeps a value of the right kind; it gives what is wrong with each part that it leaves out.
	store func(r *settingsReader, v *value)
}

// ruleNames says which names of rules a setting takes.
type ruleNames uint8

const (
	noRules ruleNames = iota
	idsOnly
	idsAndFamilies
)

// keys are all settings, in the order in which they are documented.
var keys = []key{
	{name: "select", kind: kindList, rules: idsAndFamilies,
		doc:   rule.Text{EN: "Rules and families to check; all when empty.", FR: "Règles et familles à vérifier ; toutes si la liste est vide."},
		store: storeSelect},
	{name: "ignore", kind: kindList, rules: idsAndFamilies,
		doc:   rule.Text{EN: "Rules and families to leave out.", FR: "Règles et familles à laisser de côté."},
		store: func(r *settingsReader, v *value) { r.s.Ignore = r.ruleNames(v) }},
	{name: "severity", kind: kindTable, rules: idsOnly, oneOf: rule.Severities,
		doc:   rule.Text{EN: "Severity of single rules.", FR: "Gravité de certaines règles."},
		store: storeSeverity},
	{name: "target-python", kind: kindText,
		doc:   rule.Text{EN: "Oldest Python that the code runs on, such as \"3.12\", or \"3.14t\" without GIL. Default: the lower end of requires-python, else 3.10.", FR: "Plus ancien Python sur lequel le code tourne, par exemple \"3.12\", ou \"3.14t\" sans GIL. Par défaut : la borne basse de requires-python, sinon 3.10."},
		store: storeTarget},
	{name: "gil", kind: kindText, oneOf: []string{"on", "off"},
		doc:   rule.Text{EN: "Whether the GIL is on. Default: off when the target ends in t.", FR: "Si le GIL est actif. Par défaut : non quand la cible finit par t."},
		store: func(r *settingsReader, v *value) { r.s.gil = v.text }},
	{name: "start-method", kind: kindText, oneOf: []string{string(py.Fork), string(py.Spawn), string(py.ForkServer)},
		doc:   rule.Text{EN: "How multiprocessing starts a process. Default: the target's on Linux.", FR: "Comment multiprocessing démarre un processus. Par défaut : celle de la cible sous Linux."},
		store: func(r *settingsReader, v *value) { r.s.StartMethod = py.StartMethod(v.text) }},
	{name: "exclude", kind: kindList,
		doc:   rule.Text{EN: "Patterns of files and folders that are left out, instead of the default ones.", FR: "Motifs des fichiers et dossiers à exclure, à la place de ceux par défaut."},
		store: func(r *settingsReader, v *value) { r.s.Exclude = r.patterns(v) }},
	{name: "extend-exclude", kind: kindList,
		doc:   rule.Text{EN: "Patterns that are left out besides those of exclude.", FR: "Motifs à exclure en plus de ceux de exclude."},
		store: func(r *settingsReader, v *value) { r.s.ExtendExclude = r.patterns(v) }},
	{name: "roots", kind: kindList,
		doc:   rule.Text{EN: "Folders that modules are imported from, besides the project's own.", FR: "Dossiers depuis lesquels les modules sont importés, en plus de celui du projet."},
		store: storeRoots},
	{name: "lang", kind: kindText, oneOf: []string{string(rule.English), string(rule.French)},
		doc:   rule.Text{EN: "Language of messages. Default: that of the environment.", FR: "Langue des messages. Par défaut : celle de l'environnement."},
		store: func(r *settingsReader, v *value) { r.s.Language = rule.Language(v.text) }},
	{name: "possible", kind: kindBool,
		doc:   rule.Text{EN: "Also show findings that are only possible.", FR: "Montrer aussi les constats qui ne sont que possibles."},
		store: func(r *settingsReader, v *value) { r.s.Possible = v.on }},
	{name: "extra-blocking", kind: kindList,
		doc:   rule.Text{EN: "Functions that block, by qualified name (\"pkg.client.fetch\").", FR: "Fonctions bloquantes, par nom qualifié (\"pkg.client.fetch\")."},
		store: func(r *settingsReader, v *value) { r.s.Knowledge.Blocking = v.strings() }},
	{name: "known-nonblocking", kind: kindList,
		doc:   rule.Text{EN: "Functions that return at once, by qualified name.", FR: "Fonctions qui rendent la main aussitôt, par nom qualifié."},
		store: func(r *settingsReader, v *value) { r.s.Knowledge.NonBlocking = v.strings() }},
	{name: "contexts", kind: kindTable, oneOf: contextNames(),
		doc:   rule.Text{EN: "Where decorators and calls run the callable that they are given, by qualified name.", FR: "Où les décorateurs et les appels exécutent la fonction qu'ils reçoivent, par nom qualifié."},
		store: storeContexts},
	{name: "profiles", kind: kindList,
		doc:   rule.Text{EN: "Patterns of files of profilers that editors load by themselves, and again when they change.", FR: "Motifs des fichiers de profileurs que les éditeurs chargent d'eux-mêmes, et de nouveau quand ils changent."},
		store: func(r *settingsReader, v *value) { r.s.Profiles = r.patterns(v) }},
	{name: "profile-paths", kind: kindTable,
		doc:   rule.Text{EN: "Where the beginnings of paths in profiles lie in the project, such as \"/app\" of a container in \"src\".", FR: "Où se trouvent dans le projet les débuts de chemins des profils, par exemple \"/app\" d'un conteneur dans \"src\"."},
		store: storeProfilePaths},
	{name: "max-file-size", kind: kindInteger,
		doc:   rule.Text{EN: "Size in megabytes above which a file is not read.", FR: "Taille en mégaoctets au-delà de laquelle un fichier n'est pas lu."},
		store: storeMaxFileSize},
}

// keyNames are the names of the settings.
func keyNames() []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return names
}

// contextNames are the names of the contexts in settings.
func contextNames() []string {
	var names []string
	for c := knowledge.NoContext + 1; int(c) < knowledge.Contexts; c++ {
		names = append(names, knowledge.ContextName(c))
	}
	return names
}

// storeSelect also takes a rule or family that is selected out of what weaker sources ignore.
func storeSelect(r *settingsReader, v *value) {
	r.s.Select = r.ruleNames(v)
	r.s.Ignore = slices.DeleteFunc(slices.Clone(r.s.Ignore), func(name string) bool { return slices.Contains(r.s.Select, name) })
}

func storeSeverity(r *settingsReader, v *value) {
	for _, e := range v.entries {
		if !r.isRule(e) {
			continue
		}
		if r.is(kindText, e) && r.oneOf(e, rule.Severities) {
			r.s.Severity[e.key] = rule.Severity(slices.Index(rule.Severities, e.value.text))
		}
	}
}

// storeProfilePaths joins the entries of weaker sources with these.
func storeProfilePaths(r *settingsReader, v *value) {
	for _, e := range v.entries {
		if r.is(kindText, e) {
			r.s.ProfilePaths = append(r.s.ProfilePaths, overlay.Prefix{From: e.key, To: e.value.text})
		}
	}
}

func storeContexts(r *settingsReader, v *value) {
	for _, e := range v.entries {
		if r.is(kindText, e) && r.oneOf(e, contextNames()) {
			r.s.Knowledge.Contexts[e.key] = e.value.text
		}
	}
}

func storeTarget(r *settingsReader, v *value) {
	target, err := py.ParseTarget(v.text)
	if err != nil {
		r.report(v.at, textBadTarget.With(r.key, v.text, py.Oldest, py.Newest, py.V313))
		return
	}
	r.s.Target = target
}

func storeRoots(r *settingsReader, v *value) {
	roots := []string{}
	for _, item := range v.items {
		clean := path.Clean(strings.ReplaceAll(item.text, `\`, "/"))
		if path.IsAbs(clean) || clean == ".." || strings.HasPrefix(clean, "../") {
			r.report(item.at, textBadRoot.With(r.key, item.text))
			continue
		}
		if clean != "." {
			roots = append(roots, clean)
		}
	}
	r.s.Roots = roots
}

func storeMaxFileSize(r *settingsReader, v *value) {
	if v.number < 1 {
		r.report(v.at, textBadNumber.With(r.key))
		return
	}
	r.s.MaxFileSize = int(min(v.number, 1<<20))
}

// patterns are the items that are valid patterns.
func (r *settingsReader) patterns(v *value) []string {
	patterns := []string{}
	for _, item := range v.items {
		if !doublestar.ValidatePattern(item.text) {
			r.report(item.at, textBadGlob.With(r.key, item.text))
			continue
		}
		patterns = append(patterns, strings.TrimSuffix(item.text, "/"))
	}
	return patterns
}

// strings are the items of a list.
func (v *value) strings() []string {
	all := make([]string, len(v.items))
	for i, item := range v.items {
		all[i] = item.text
	}
	return all
}
