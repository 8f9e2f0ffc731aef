package project

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/rules/rule"
)

func TestPrecedence(t *testing.T) {
	target := func(s string) *py.Target {
		target, err := py.ParseTarget(s)
		if err != nil {
			t.Fatal(err)
		}
		return &target
	}
	yes := true
	project := "[project]\nrequires-python = '>=3.9'\n"
	for name, c := range map[string]struct {
		pyproject, own, editor string
		flags                  Flags
		want                   func(s *Settings) bool
	}{
		"nothing said": {want: func(s *Settings) bool {
			return s.Target == DefaultTarget && !s.Possible && reflect.DeepEqual(s.Roots, []string{"src"}) && s.MaxFileSize == 10
		}},
		"requires-python": {pyproject: project, want: func(s *Settings) bool { return s.Target.Version == py.V39 }},
		"table over requires-python": {pyproject: project + "[tool.parahint]\ntarget-python = '3.11'", want: func(s *Settings) bool {
			return s.Target.Version == py.V311
		}},
		"own file over pyproject": {pyproject: "[tool.parahint]\ntarget-python = '3.11'\npossible = true", own: "target-python = '3.12'",
			want: func(s *Settings) bool { return s.Target.Version == py.V312 && s.Possible }},
		"editor over own file": {own: "target-python = '3.12'\nlang = 'fr'", editor: `{"target-python": "3.13t"}`,
			want: func(s *Settings) bool { return s.Target == *target("3.13t") && s.Language == rule.French }},
		"flags over editor": {editor: `{"target-python": "3.13t", "possible": false}`, flags: Flags{Target: target("3.8"), Possible: &yes},
			want: func(s *Settings) bool { return s.Target == *target("3.8") && s.Possible }},
		"tables are joined": {pyproject: "[tool.parahint.severity]\nblocking-call = 'error'\nlost-update = 'off'", own: "[severity]\nlost-update = 'hint'",
			want: func(s *Settings) bool {
				return reflect.DeepEqual(s.Severity, map[string]rule.Severity{"blocking-call": rule.Error, "lost-update": rule.Hint})
			}},
		"gil off": {own: "target-python = '3.14'\ngil = 'off'", want: func(s *Settings) bool { return s.Target == *target("3.14t") }},
		"gil on":  {own: "target-python = '3.14t'\ngil = 'on'", want: func(s *Settings) bool { return s.Target == *target("3.14") }},
		"selected above what is ignored below": {own: "ignore = ['lost-update', 'tasks']", flags: Flags{Select: []string{"lost-update"}},
			want: func(s *Settings) bool { return s.Enabled(testRules[1]) && !s.Enabled(testRules[0]) }},
		"knowledge": {own: "extra-blocking = ['a.b']\nknown-nonblocking = ['c.d']\ncontexts = {'e.f' = 'thread'}", want: func(s *Settings) bool {
			return s.Knowledge.Blocking[0] == "a.b" && s.Knowledge.NonBlocking[0] == "c.d" && s.Knowledge.Contexts["e.f"] == "thread"
		}},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{"x.py": ""}
			if c.pyproject != "" {
				files[pyproject] = c.pyproject
			}
			if c.own != "" {
				files[ownFile] = c.own
			}
			root := tree(t, files)
			s, problems := ReadSettings(root, NamesOf(testRules), []byte(c.editor), c.flags)
			if len(problems) > 0 {
				t.Errorf("problems: %s", lines(root, problems))
			}
			if !c.want(&s) {
				t.Errorf("settings are %+v", s)
			}
		})
	}
}

func TestEnabled(t *testing.T) {
	for _, c := range []struct {
		selected, ignored []string
		want              string
	}{
		{nil, nil, "blocking-call lost-update dropped-task"},
		{[]string{"tasks"}, nil, "dropped-task"},
		{nil, []string{"tasks"}, "blocking-call lost-update"},
		{[]string{"dropped-task"}, []string{"tasks"}, "dropped-task"},
		{[]string{"tasks"}, []string{"dropped-task"}, ""},
		{[]string{"all"}, []string{"lost-update"}, "blocking-call dropped-task"},
		{[]string{"tasks", "lost-update"}, []string{"all"}, "lost-update dropped-task"},
	} {
		s := Settings{Select: c.selected, Ignore: c.ignored}
		var on []string
		for _, r := range testRules {
			if s.Enabled(r) {
				on = append(on, r.ID)
			}
		}
		if got := strings.Join(on, " "); got != c.want {
			t.Errorf("select %v, ignore %v: %q, want %q", c.selected, c.ignored, got, c.want)
		}
	}
}

func TestSettingsProblems(t *testing.T) {
	for name, c := range map[string]struct{ pyproject, own, editor, want string }{
		"unknown key":       {own: "\nselekt = []\npossible = true", want: "parahint.toml:2:1: unknown setting \"selekt\"; did you mean \"select\"?\n"},
		"in pyproject":      {pyproject: "[tool.parahint]\n  zzzzzzzzzz = 1\npossible = true", want: "pyproject.toml:2:3: unknown setting \"zzzzzzzzzz\"\n"},
		"wrong type":        {own: "possible = true\nselect = 'tasks'", want: "parahint.toml:2:10: select must be a list of strings, not a string\n"},
		"wrong type inside": {own: "possible = true\nselect = [1]", want: "parahint.toml:2:1: select must be a list of strings, not something else\n"},
		"unknown rule":      {own: "possible = true\nselect = ['tasks', 'blocking-cal']", want: "parahint.toml:2:20: select: \"blocking-cal\" is neither a rule nor a family; did you mean \"blocking-call\"?\n"},
		"severity": {own: "possible = true\n[severity]\nlost-updat = 'off'\nlost-update = 'warn'\nblocking-call = 1",
			want: "parahint.toml:3:1: severity: there is no rule \"lost-updat\"; did you mean \"lost-update\"?\n" +
				"parahint.toml:4:15: lost-update: \"warn\" is not one of off, hint, warning, error; did you mean \"warning\"?\n" +
				"parahint.toml:5:17: blocking-call must be a string, not a whole number\n"},
		"target":    {own: "possible = true\ntarget-python = '2.7'", want: "parahint.toml:2:17: target-python: \"2.7\" is not a Python from 3.8 to 3.15 (with a final t for a free-threaded build from 3.13 on)\n"},
		"gil":       {own: "possible = true\ngil = 'off'", want: ": gil = \"off\" needs Python 3.13 or later; the target is 3.10\n"},
		"glob":      {own: "possible = true\nexclude = ['[']", want: "parahint.toml:2:12: exclude: \"[\" is not a valid pattern\n"},
		"root":      {own: "possible = true\nroots = ['lib', '../x']", want: "parahint.toml:2:17: roots: \"../x\" leads out of the project\n"},
		"broken":    {own: "possible = true\nselect = [", want: "parahint.toml:2:10: this is not valid TOML: array is incomplete\n"},
		"twice":     {own: "possible = true\npossible = true", want: "parahint.toml:2:1: this is not valid TOML: key possible is already defined\n"},
		"not table": {pyproject: "[tool]\nparahint = 3", own: "possible = true", want: "pyproject.toml:2:12: tool.parahint must be a table, not a whole number\n"},
		"editor":    {own: "possible = true", editor: `{"selct": []}`, want: ": editor settings: unknown setting \"selct\"; did you mean \"select\"?\n"},
		"bad JSON":  {own: "possible = true", editor: `{`, want: ": the editor's settings are not valid JSON: unexpected end of JSON input\n"},
	} {
		t.Run(name, func(t *testing.T) {
			files := map[string]string{}
			if c.pyproject != "" {
				files[pyproject] = c.pyproject
			}
			if c.own != "" {
				files[ownFile] = c.own
			}
			root := tree(t, files)
			s, problems := ReadSettings(root, NamesOf(testRules), []byte(c.editor), Flags{})
			if got := lines(root, problems); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if !s.Possible {
				t.Error("what is right beside the mistake was lost")
			}
		})
	}
}

func TestSchemaHasEveryKey(t *testing.T) {
	data, err := Schema(testRules)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties map[string]struct {
			Type, Description string
		}
		AdditionalProperties bool
	}
	schema.AdditionalProperties = true
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	if schema.AdditionalProperties || len(schema.Properties) != len(keys) {
		t.Errorf("the schema has %d of %d settings", len(schema.Properties), len(keys))
	}
	for _, k := range keys {
		if p := schema.Properties[k.name]; p.Type == "" || p.Description == "" || k.doc.FR == "" {
			t.Errorf("%s: type %q, description %q", k.name, p.Type, p.Description)
		}
	}
}

func FuzzSettings(f *testing.F) {
	f.Add("possible = true\n[severity]\na.b = {c = [1, 'x']}\n[[x]]\ny=1")
	f.Fuzz(func(t *testing.T, data string) {
		v, _ := tomlValue("x.toml", []byte(data))
		s := defaults()
		r := settingsReader{s: &s, names: NamesOf(testRules)}
		r.table(&v, "x")
	})
}
