package project

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

// The files that hold settings.
const (
	ownFile   = "parahint.toml"
	pyproject = "pyproject.toml"
)

// settingsReader puts the values of one source into the settings.
type settingsReader struct {
	s        *Settings
	names    Names
	path     string
	problems []Problem
	// key is the setting that is being read.
	key string
}

// Flags are settings from the command line; a field that is nil says nothing.
type Flags struct {
	Select, Ignore []string
	Target         *py.Target
	Possible       *bool
}

// ReadSettings joins what the sources say about the project at root; root "" is a project without files of settings.
// editor is the JSON that the editor sent, or nil.
func ReadSettings(root string, names Names, editor []byte, flags Flags) (Settings, []Problem) {
	s := defaults()
	var problems []Problem
	if root != "" {
		problems = append(problems, readPyproject(&s, filepath.Join(root, pyproject), names)...)
		problems = append(problems, readOwnFile(&s, filepath.Join(root, ownFile), names)...)
	}
	if len(editor) > 0 {
		problems = append(problems, readEditor(&s, editor, names)...)
	}
	problems = append(problems, s.applyGIL()...)
	flags.apply(&s)
	return s, problems
}

func readPyproject(s *Settings, path string, names Names) []Problem {
	data, err := readSmall(path)
	if err != nil {
		return settingsError(path, err)
	}
	v, broken := tomlValue(path, data)
	if t, ok := RequiresPython(requiresPython(&v)); ok {
		s.Target = t
	}
	r := settingsReader{s: s, names: names, path: path}
	if broken != nil {
		r.problems = append(r.problems, *broken)
	}
	if tool := v.find("tool"); tool != nil {
		if own := tool.find("parahint"); own != nil {
			r.table(own, "tool.parahint")
		}
	}
	return r.problems
}

func readOwnFile(s *Settings, path string, names Names) []Problem {
	data, err := readSmall(path)
	if err != nil {
		return settingsError(path, err)
	}
	v, broken := tomlValue(path, data)
	r := settingsReader{s: s, names: names, path: path}
	if broken != nil {
		r.problems = append(r.problems, *broken)
	}
	r.table(&v, ownFile)
	return r.problems
}

func readEditor(s *Settings, data []byte, names Names) []Problem {
	v, err := jsonValue(data)
	if err != nil {
		return []Problem{{Message: textNotJSON.With(err.Error())}}
	}
	r := settingsReader{s: s, names: names}
	if v.kind != kindOther {
		r.table(&v, "parahint")
	}
	for i := range r.problems {
		r.problems[i].Message = textEditor.With(r.problems[i].Message)
	}
	return r.problems
}

// settingsError is the problem of a file of settings that cannot be read; one that is not there is none.
func settingsError(path string, err error) []Problem {
	if os.IsNotExist(err) {
		return nil
	}
	return []Problem{{Path: path, Message: problemText(err)}}
}

func (r *settingsReader) report(at *Position, t rule.Text) {
	r.problems = append(r.problems, Problem{r.path, at, t})
}

// table reads all settings of a source.
func (r *settingsReader) table(v *value, name string) {
	if v.kind != kindTable {
		r.report(v.at, textWrongType.With(name, kindNames[kindTable], kindNames[v.kind]))
		return
	}
	for _, e := range v.entries {
		i := slices.IndexFunc(keys, func(k key) bool { return k.name == e.key })
		if i < 0 {
			r.report(e.at, unknown(textUnknownKey.With(e.key), e.key, keyNames()))
			continue
		}
		r.entry(&keys[i], e)
	}
}

func (r *settingsReader) entry(k *key, e entry) {
	r.key = k.name
	if !r.is(k.kind, e) {
		return
	}
	if k.kind == kindText && k.oneOf != nil && !r.oneOf(e, k.oneOf) {
		return
	}
	if k.kind == kindList && slices.ContainsFunc(e.value.items, func(v value) bool { return v.kind != kindText }) {
		r.report(e.at, textWrongType.With(e.key, kindNames[kindList], kindNames[kindOther]))
		return
	}
	k.store(r, &e.value)
}

// is checks the type of a value.
func (r *settingsReader) is(want kind, e entry) bool {
	if e.value.kind != want {
		r.report(e.value.at, textWrongType.With(e.key, kindNames[want], kindNames[e.value.kind]))
	}
	return e.value.kind == want
}

func (r *settingsReader) oneOf(e entry, allowed []string) bool {
	if slices.Contains(allowed, e.value.text) {
		return true
	}
	message := textNotOneOf.With(e.key, e.value.text, strings.Join(allowed, ", "))
	r.report(e.value.at, unknown(message, e.value.text, allowed))
	return false
}

// isRule checks that the key of an entry is the ID of a rule.
func (r *settingsReader) isRule(e entry) bool {
	if slices.Contains(r.names.IDs, e.key) {
		return true
	}
	r.report(e.at, unknown(textUnknownRule.With(r.key, e.key), e.key, r.names.IDs))
	return false
}

// ruleNames are the items that name a rule or a family.
func (r *settingsReader) ruleNames(v *value) []string {
	known := []string{}
	for _, item := range v.items {
		if t, ok := r.names.Check(r.key, item.text); !ok {
			r.report(item.at, t)
			continue
		}
		known = append(known, item.text)
	}
	return known
}

// Check says what is wrong with a name that stands for rules in the setting.
func (n Names) Check(setting, name string) (rule.Text, bool) {
	all := n.All()
	if slices.Contains(all, name) {
		return rule.Text{}, true
	}
	return unknown(textUnknownName.With(setting, name), name, all), false
}

// applyGIL lets the GIL setting change the target.
func (s *Settings) applyGIL() []Problem {
	switch {
	case s.gil == "on":
		s.Target.FreeThreaded = false
	case s.gil == "off" && s.Target.Version < py.V313:
		return []Problem{{Message: textGILOn.With(py.V313, s.Target)}}
	case s.gil == "off":
		s.Target.FreeThreaded = true
	}
	return nil
}

func (f Flags) apply(s *Settings) {
	if f.Select != nil {
		s.Select = f.Select
		s.Ignore = slices.DeleteFunc(slices.Clone(s.Ignore), func(name string) bool { return slices.Contains(f.Select, name) })
	}
	if f.Ignore != nil {
		s.Ignore = f.Ignore
	}
	if f.Target != nil {
		// A target on the command line says by its final t whether there is a GIL.
		s.Target = *f.Target
	}
	if f.Possible != nil {
		s.Possible = *f.Possible
	}
}
