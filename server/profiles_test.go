package server

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// profiled opens the sample program in a client and loads profiles of it.
func profiled(t *testing.T, samples ...string) (c *client, root string, loaded []loadedReply) {
	t.Helper()
	const source = "../testdata/profiles/source"
	files := map[string]string{}
	for _, name := range []string{"main.py", "shop/__init__.py", "shop/pricing.py", "shop/batch.py", "shop/fetching.py", "shop/history.py"} {
		text, err := os.ReadFile(filepath.Join(source, name))
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	root = tree(t, files)
	// The samples were recorded after the program was written.
	for name := range files {
		if err := os.Chtimes(filepath.Join(root, filepath.FromSlash(name)), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
			t.Fatal(err)
		}
	}
	c = begin(t, clientKind{capabilities: pulls, root: root})
	c.open(in(root, "shop/pricing.py"), files["shop/pricing.py"])
	var uris []any
	for _, sample := range samples {
		path, err := filepath.Abs(filepath.Join("../testdata/profiles", sample))
		if err != nil {
			t.Fatal(err)
		}
		uris = append(uris, "file://"+path)
	}
	c.command(commandLoadProfile, &loaded, uris...)
	return c, root, loaded
}

// command runs a command of the server and decodes what it gives.
func (c *client) command(name string, result any, arguments ...any) {
	c.t.Helper()
	c.ask("workspace/executeCommand", obj{"command": name, "arguments": arguments}, result)
}

// ask sends a request that must succeed and decodes its result.
func (c *client) ask(method string, params, result any) {
	c.t.Helper()
	m := c.call(method, params)
	if m.Error != nil {
		c.t.Fatalf("%s: %+v", method, m.Error)
	}
	if err := json.Unmarshal(m.Result, result); err != nil {
		c.t.Fatalf("%s: %v in %s", method, err, m.Result)
	}
}

type hintAnswer struct {
	Position struct{ Line, Character int }
	Label    string
}

type lensAnswer struct {
	Range   struct{ Start struct{ Line int } }
	Command struct{ Title string }
}

func (c *client) hints(uri string) (got []hintAnswer) {
	c.t.Helper()
	c.ask("textDocument/inlayHint", obj{"textDocument": obj{"uri": uri}, "range": obj{
		"start": obj{"line": 0, "character": 0}, "end": obj{"line": 999, "character": 0}}}, &got)
	return got
}

func (c *client) lenses(uri string) (got []lensAnswer) {
	c.t.Helper()
	c.ask("textDocument/codeLens", obj{"textDocument": obj{"uri": uri}}, &got)
	return got
}

func (c *client) heat(uri string) (got []heatLine) {
	c.t.Helper()
	c.ask(methodHeat, obj{"textDocument": obj{"uri": uri}}, &got)
	return got
}

func TestProfileIsShown(t *testing.T) {
	c, root, loaded := profiled(t, "pyspy/pyspy.raw.txt")
	if len(loaded) != 1 || loaded[0].Error != "" || loaded[0].Format != "pyspy-raw" || loaded[0].Here < 0.5 {
		t.Fatalf("loaded %+v", loaded)
	}
	pricing := in(root, "shop/pricing.py")
	at := func(line int) func(hintAnswer) bool {
		return func(h hintAnswer) bool { return h.Position.Line == line }
	}
	if i := slices.IndexFunc(c.hints(pricing), at(24)); i < 0 || c.hints(pricing)[i].Label != "◂ 44 % self" {
		t.Errorf("hints %+v", c.hints(pricing))
	}
	lenses := c.lenses(pricing)
	if i := slices.IndexFunc(lenses, func(l lensAnswer) bool { return l.Range.Start.Line == 18 }); i < 0 || !strings.HasPrefix(lenses[i].Command.Title, "self 171 (54 %)") {
		t.Errorf("lenses %+v", lenses)
	}
	if heat := c.heat(pricing); len(heat) == 0 || slices.MaxFunc(heat, func(a, b heatLine) int { return int(1e6*a.Heat) - int(1e6*b.Heat) }).Line != 24 {
		t.Errorf("heat %+v", heat)
	}
	var places []hotPlace
	c.command(commandHottest, &places)
	if len(places) == 0 || places[0].Function != "score" || string(places[0].URI) != pricing || places[0].Range.Start.Line != 18 {
		t.Errorf("hottest %+v", places)
	}
}

func TestProfileFollowsEdits(t *testing.T) {
	c, root, _ := profiled(t, "pyspy/pyspy.raw.txt")
	pricing := in(root, "shop/pricing.py")
	// Two lines more at the top, then another text of the function.
	c.edit(pricing, 2, replace(0, 0, 0, 0, "# one\n# two\n"))
	if hints := c.hints(pricing); !slices.ContainsFunc(hints, func(h hintAnswer) bool { return h.Position.Line == 26 && h.Label == "◂ 44 % self" }) {
		t.Errorf("after an edit above: %+v", hints)
	}
	c.edit(pricing, 3, replace(21, 4, 21, 4, "pass; "))
	lenses := c.lenses(pricing)
	if !slices.ContainsFunc(lenses, func(l lensAnswer) bool {
		return l.Range.Start.Line == 20 && strings.HasPrefix(l.Command.Title, "~self")
	}) {
		t.Errorf("after an edit in the function: %+v", lenses)
	}
}

func TestProfileIsCleared(t *testing.T) {
	c, root, loaded := profiled(t, "pyspy/pyspy.raw.txt", "cprofile/cprofile-py311.prof", "broken/marshal-huge-string.prof", "none.prof")
	if len(loaded) != 4 || loaded[1].Error != "" || loaded[2].Error == "" || !strings.HasPrefix(loaded[3].Error, "none.prof: ") {
		t.Fatalf("loaded %+v", loaded)
	}
	pricing := in(root, "shop/pricing.py")
	var left []loadedReply
	c.command(commandClearProfiles, &left, loaded[0].URI)
	if len(left) != 1 || left[0].URI != loaded[1].URI || len(c.hints(pricing)) != 0 {
		t.Errorf("left %+v", left)
	}
	c.command(commandClearProfiles, &left)
	if len(left) != 0 || len(c.lenses(pricing)) != 0 {
		t.Errorf("left %+v", left)
	}
}

func TestProfileHover(t *testing.T) {
	c, root, _ := profiled(t, "pyspy/pyspy.raw.txt", "yappi/yappi-wall.prof", "yappi/yappi-cpu.prof")
	h := c.hoverAt(in(root, "shop/pricing.py"), 18, 5)
	if h == nil {
		t.Fatal("no hover on score")
	}
	for _, want := range []string{"| clock |", "pyspy.raw.txt", "yappi-wall.prof", "yappi-cpu.prof", "13.50 s", "| 500 |"} {
		if !strings.Contains(h.Contents.Value, want) {
			t.Errorf("%q is missing in\n%s", want, h.Contents.Value)
		}
	}
	if h := c.hoverAt(in(root, "shop/pricing.py"), 0, 0); h != nil {
		t.Errorf("on the first line: %+v", h)
	}
}

func TestProfileWeighsFindings(t *testing.T) {
	c, root, _ := profiled(t, "line_profiler/kernprof-5.1.lprof")
	fetching := in(root, "shop/fetching.py")
	text, err := os.ReadFile("../testdata/profiles/source/shop/fetching.py")
	if err != nil {
		t.Fatal(err)
	}
	c.open(fetching, string(text))
	says := func(want string) bool {
		_, _, found := c.pull(fetching, "")
		return slices.ContainsFunc(found, func(f finding) bool { return f.Code == "blocking-call-in-async" && strings.Contains(f.Message, want) })
	}
	if !says("measured here: 15 × 30.3 ms") {
		t.Error("the finding does not say what was measured")
	}
	var left []loadedReply
	c.command(commandClearProfiles, &left)
	if says("measured") || !says("time.sleep()") {
		t.Error("the finding still says what was measured")
	}
}

func TestConfiguredProfilesAreLoaded(t *testing.T) {
	sample, err := os.ReadFile("../testdata/profiles/pyspy/pyspy.raw.txt")
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("../testdata/profiles/source/shop/pricing.py")
	if err != nil {
		t.Fatal(err)
	}
	root := tree(t, map[string]string{"parahint.toml": "profiles = [\"out/*.txt\"]\n", "shop/pricing.py": string(source), "out/run.txt": string(sample)})
	c := begin(t, clientKind{capabilities: with(pulls, "workspace", obj{"inlayHint": obj{"refreshSupport": true}, "diagnostics": obj{"refreshSupport": true}}), root: root})
	pricing := in(root, "shop/pricing.py")
	c.open(pricing, string(source))
	refreshes := func() int { return c.count(func(m *message) bool { return m.Method == "workspace/inlayHint/refresh" }) }
	c.await("a refresh", func(m *message) bool { return m.Method == "workspace/inlayHint/refresh" })
	if len(c.hints(pricing)) == 0 {
		t.Error("no hints of the configured profile")
	}
	before := refreshes()
	if err := os.WriteFile(filepath.Join(root, "out/run.txt"), []byte("score (shop/pricing.py:25) 1000\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", obj{"changes": []obj{{"uri": in(root, "out/run.txt"), "type": 2}}})
	c.await("another refresh", func(*message) bool { return refreshes() > before })
	if hints := c.hints(pricing); len(hints) != 1 || hints[0].Label != "◂ 100 % self" {
		t.Errorf("after a change: %+v", hints)
	}
}

// Where the client does not watch files, a profile is seen when a document is saved.
func TestProfilesAreFoundOnSave(t *testing.T) {
	source, err := os.ReadFile("../testdata/profiles/source/shop/pricing.py")
	if err != nil {
		t.Fatal(err)
	}
	root := tree(t, map[string]string{"parahint.toml": "profiles = [\"out/*.txt\"]\n", "shop/pricing.py": string(source), "out/none": ""})
	c := begin(t, clientKind{capabilities: pulls, root: root})
	pricing, run := in(root, "shop/pricing.py"), filepath.Join(root, "out", "run.txt")
	c.open(pricing, string(source))
	c.hints(pricing)
	shows := func(when, label string) {
		t.Helper()
		for deadline := time.Now().Add(limit); ; {
			c.notify("textDocument/didSave", obj{"textDocument": obj{"uri": pricing}})
			hints := c.hints(pricing)
			if label == "" && len(hints) == 0 || label != "" && len(hints) == 1 && hints[0].Label == label {
				return
			}
			if time.Now().After(deadline) {
				t.Fatalf("%s: %+v", when, hints)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
	at := time.Now()
	record := func(text string) {
		at = at.Add(time.Minute)
		write(t, run, text)
		if err := os.Chtimes(run, at, at); err != nil {
			t.Fatal(err)
		}
	}
	record("score (shop/pricing.py:25) 1000\n")
	shows("recorded", "◂ 100 % self")
	record("score (shop/pricing.py:25) 1\nelsewhere (none.py:1) 1\n")
	shows("recorded again", "◂ 50 % self")
	c.command(commandClearProfiles, new([]loadedReply))
	shows("cleared", "")
	record("score (shop/pricing.py:25) 1000\n")
	shows("recorded once more", "◂ 100 % self")
	if err := os.Remove(run); err != nil {
		t.Fatal(err)
	}
	shows("removed", "")
}

// Other patterns take the place of the earlier ones: no client watches both.
func TestPatternsAreUnregisteredFirst(t *testing.T) {
	root := tree(t, map[string]string{"parahint.toml": "profiles = [\"out/*.txt\"]\n", "a.py": ""})
	watches := with(pulls, "workspace", obj{"didChangeWatchedFiles": obj{"dynamicRegistration": true}})
	c := begin(t, clientKind{capabilities: watches, root: root})
	c.open(in(root, "a.py"), "")
	about := func(method, pattern string) func(m *message) bool {
		return func(m *message) bool {
			return m.Method == method && strings.Contains(string(m.Params), "profiles "+root) && strings.Contains(string(m.Params), pattern)
		}
	}
	c.await("the first patterns", about("client/registerCapability", "out/*.txt"))
	write(t, filepath.Join(root, "parahint.toml"), "profiles = [\"runs/*.prof\"]\n")
	c.notify("workspace/didChangeWatchedFiles", obj{"changes": []obj{{"uri": in(root, "parahint.toml"), "type": 2}}})
	c.await("the others", about("client/registerCapability", "runs/*.prof"))
	if c.count(about("client/unregisterCapability", "")) != 1 {
		t.Error("the first patterns are still watched")
	}
	write(t, filepath.Join(root, "parahint.toml"), "")
	c.notify("workspace/didChangeWatchedFiles", obj{"changes": []obj{{"uri": in(root, "parahint.toml"), "type": 2}}})
	c.await("the end of watching", func(*message) bool { return c.count(about("client/unregisterCapability", "")) == 2 })
}

func TestWhatIf(t *testing.T) {
	c, root, _ := profiled(t, "pyspy/pyspy.speedscope.json")
	var answer struct{ Text string }
	pricing := in(root, "shop/pricing.py")
	c.command(commandWhatIf, &answer, pricing, 24, "workers=1,2,4 cores=4")
	for _, want := range []string{"What if score (", "| workers |", "| 4 | ", "Without limit"} {
		if !strings.Contains(answer.Text, want) {
			t.Errorf("%q is missing in\n%s", want, answer.Text)
		}
	}
	for _, wrong := range [][]any{{pricing, 24, "nonsense=1"}, {pricing, 0, ""}, {pricing}, {"file:///none.py", 1, ""}} {
		if m := c.call("workspace/executeCommand", obj{"command": commandWhatIf, "arguments": wrong}); m.Error == nil {
			t.Errorf("%v: no error", wrong)
		}
	}
}

func TestProfilePathsTakeEffect(t *testing.T) {
	source, err := os.ReadFile("../testdata/profiles/source/shop/pricing.py")
	if err != nil {
		t.Fatal(err)
	}
	root := tree(t, map[string]string{"one/pricing.py": string(source), "two/pricing.py": string(source)})
	c := begin(t, clientKind{capabilities: pulls, root: root})
	two := in(root, "two/pricing.py")
	c.open(two, string(source))
	path, err := filepath.Abs("../testdata/profiles/pyspy/pyspy.speedscope.json")
	if err != nil {
		t.Fatal(err)
	}
	var loaded []loadedReply
	c.command(commandLoadProfile, &loaded, "file://"+path)
	if len(c.hints(two)) != 0 {
		t.Fatal("hints although the path fits two files")
	}
	c.notify("workspace/didChangeConfiguration", obj{"settings": obj{"parahint": obj{"profile-paths": obj{"/tmp/demo/shop": "two"}}}})
	for deadline := time.Now().Add(limit); len(c.hints(two)) == 0; {
		if time.Now().After(deadline) {
			t.Fatal("no hints although the settings say which file is meant")
		}
	}
}

// A profile from before the last change of a file is dimmed, and says so once; what an editor changes later is followed.
func TestProfileFromBeforeTheLastChange(t *testing.T) {
	c, root, _ := profiled(t)
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(filepath.Join(root, "shop", "pricing.py"), later, later); err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs("../testdata/profiles/pyspy/pyspy.raw.txt")
	if err != nil {
		t.Fatal(err)
	}
	var loaded []loadedReply
	c.command(commandLoadProfile, &loaded, "file://"+path)
	if len(loaded) != 1 || !slices.ContainsFunc(loaded[0].Notes, func(n string) bool {
		return strings.HasPrefix(n, "recorded before the last change of shop/pricing.py: ")
	}) {
		t.Errorf("%+v", loaded)
	}
	if hints := c.hints(in(root, "shop/pricing.py")); !slices.ContainsFunc(hints, func(h hintAnswer) bool { return h.Label == "◂ ~44 % self" }) {
		t.Errorf("%+v", hints)
	}
}

func TestHoverNamesTheHottestCaller(t *testing.T) {
	c, root, _ := profiled(t, "yappi/yappi-wall.prof")
	var hover struct{ Contents struct{ Value string } }
	c.ask("textDocument/hover", obj{"textDocument": obj{"uri": in(root, "shop/pricing.py")}, "position": obj{"line": 18, "character": 5}}, &hover)
	if !strings.Contains(hover.Contents.Value, `Called mostly by \_WorkItem.run (96 % of its time)`) {
		t.Errorf("%s", hover.Contents.Value)
	}
}

// What the source knows joins what was measured: how many pieces there are, and what each takes along.
func TestHoverJoinsTheSource(t *testing.T) {
	const text = "def work(day, rates):\n    total = 0\n    for i in range(day):\n        total += i * i\n    return total\n\n\n" +
		"def run(rates):\n    return [work(day, rates) for day in range(40)]\n"
	root := tree(t, map[string]string{"m.py": text, "run.txt": "run (m.py:9);work (m.py:4) 1000\n"})
	c := begin(t, clientKind{capabilities: pulls, root: root})
	m := in(root, "m.py")
	c.open(m, text)
	c.command(commandLoadProfile, new([]loadedReply), in(root, "run.txt"))
	var hover struct{ Contents struct{ Value string } }
	c.ask("textDocument/hover", obj{"textDocument": obj{"uri": m}, "position": obj{"line": 0, "character": 5}}, &hover)
	for _, want := range []string{"each piece pickles", "rates", "and what it returns"} {
		if !strings.Contains(hover.Contents.Value, want) {
			t.Errorf("%q is not in %s", want, hover.Contents.Value)
		}
	}
	if strings.Contains(hover.Contents.Value, "if its pieces are independent") {
		t.Error(hover.Contents.Value)
	}
}

// Who loads a profile is shown what was recorded beside it meanwhile; one of imports speaks of no files that could be missing.
func TestLoadingLooksForOthers(t *testing.T) {
	source, err := os.ReadFile("../testdata/profiles/source/shop/pricing.py")
	if err != nil {
		t.Fatal(err)
	}
	root := tree(t, map[string]string{"parahint.toml": "profiles = [\"out/*.txt\"]\n", "shop/pricing.py": string(source),
		"out/run.txt": "score (shop/pricing.py:25) 1\nelsewhere (none.py:1) 1\n"})
	if err := os.Chtimes(filepath.Join(root, "shop", "pricing.py"), time.Unix(1, 0), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	c := begin(t, clientKind{capabilities: pulls, root: root})
	pricing, run := in(root, "shop/pricing.py"), filepath.Join(root, "out", "run.txt")
	c.open(pricing, string(source))
	shows := func(label string) {
		t.Helper()
		for deadline := time.Now().Add(limit); ; time.Sleep(10 * time.Millisecond) {
			if hints := c.hints(pricing); len(hints) == 1 && hints[0].Label == label {
				return
			}
			if time.Now().After(deadline) {
				t.Fatalf("%q is not shown", label)
			}
		}
	}
	shows("◂ 50 % self")
	write(t, run, "score (shop/pricing.py:25) 1000\n")
	later := time.Now().Add(time.Minute)
	if err := os.Chtimes(run, later, later); err != nil {
		t.Fatal(err)
	}
	imports, err := filepath.Abs("../testdata/profiles/importtime/importtime-py312.txt")
	if err != nil {
		t.Fatal(err)
	}
	var loaded []loadedReply
	c.command(commandLoadProfile, &loaded, "file://"+imports)
	if len(loaded) != 1 || loaded[0].Format != "importtime" || slices.ContainsFunc(loaded[0].Notes, func(n string) bool { return strings.Contains(n, "none of the files") }) {
		t.Errorf("%+v", loaded)
	}
	shows("◂ 100 % self")
}
