package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/rules/rule"
)

// hostile are names that a stranger could put into a profile.
var hostile = []string{
	`<script>alert(1)</script>`, `</script><img src=x onerror=alert(1)>`, `"><svg/onload=alert(1)>`, `{{.Policy}}`, `--><!--`,
	`javascript:alert(1)`, `' onfocus='alert(1)`, "\u202egnp.exe", `]]>`, `https://example.org/x.js`,
}

// hostileProfile is a profile whose every text is hostile.
func hostileProfile(t *testing.T) *profile.Profile {
	t.Helper()
	var lines strings.Builder
	for _, name := range hostile {
		lines.WriteString("main (main.py:1);" + name + " (" + name + ".py:7) 40\n")
	}
	p, err := profile.Read(strings.NewReader(lines.String()))
	if err != nil {
		t.Fatal(err)
	}
	p.Tool = hostile[0]
	p.Note(profile.Damaged, profile.Text{EN: hostile[1], FR: hostile[1]})
	p.Texts = map[string]map[int]string{}
	for _, n := range p.Lines {
		p.Texts[n.File] = map[int]string{n.Line: hostile[2]}
	}
	return p
}

func page(t *testing.T, p *profile.Profile, l rule.Language) string {
	t.Helper()
	j := speedup.Join(speedup.Source{Name: hostile[0], Profile: p})
	projection := Projection{Joined: j, Machine: speedup.NewMachine(4)}
	if regions := j.Regions(1); len(regions) > 0 {
		question, err := speedup.ParseWhatIf("workers=1,2,4", projection.Machine)
		if err != nil {
			t.Fatal(err)
		}
		answer := question.Answer(regions[0])
		projection.WhatIf = &answer
	}
	var w bytes.Buffer
	if err := ProfilesHTML(&w, projection, l, 0); err != nil {
		t.Fatal(err)
	}
	return w.String()
}

var codeBlocks = regexp.MustCompile(`(?s)(<script[^>]*>|<style>)(.*?)(</script>|</style>)`)

// Of hostile names only text is made: the page has its own two scripts, no handler and no address.
func TestHostileNamesStayText(t *testing.T) {
	for _, l := range []rule.Language{rule.English, rule.French} {
		html := page(t, hostileProfile(t), l)
		blocks := codeBlocks.FindAllStringSubmatch(html, -1)
		if len(blocks) != 3 || blocks[0][2] != pageStyle || blocks[2][2] != pageScript || !strings.Contains(blocks[1][1], "application/json") {
			t.Fatalf("%d blocks of code or style", len(blocks))
		}
		checkData(t, blocks[1][2])
		checkMarkup(t, codeBlocks.ReplaceAllString(html, "$1$3"))
		if !strings.Contains(html[:1024], HTMLMark) {
			t.Error("the report does not say that it is one")
		}
	}
}

// checkData reads the data of the script: every name is there as it was.
func checkData(t *testing.T, text string) {
	t.Helper()
	var data htmlData
	if err := json.Unmarshal([]byte(text), &data); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, pair := range data.Flames[0].Names {
		names[pair[0]] = true
	}
	if !names[hostile[0]] || !names[hostile[1]] {
		t.Errorf("names %v", names)
	}
}

// checkMarkup walks the elements of the page.
func checkMarkup(t *testing.T, html string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(html))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	scripts, texts := 0, ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.CharData:
			texts += string(token)
		case xml.StartElement:
			switch name := token.Name.Local; name {
			case "script":
				scripts++
			case "img", "link", "iframe", "object", "embed", "a", "form", "base", "image", "use", "foreignObject":
				t.Errorf("element %s", name)
			}
			for _, a := range token.Attr {
				switch name := strings.ToLower(a.Name.Local); {
				case strings.HasPrefix(name, "on"), name == "src", name == "href", name == "style", name == "action", name == "srcdoc":
					t.Errorf("attribute %s of %s: %s", name, token.Name.Local, a.Value)
				}
			}
		}
	}
	if scripts != 2 || !strings.Contains(texts, hostile[0]) || !strings.Contains(texts, hostile[2]) {
		t.Errorf("%d scripts; the names are no text", scripts)
	}
}

// The page loads nothing: neither its own parts hold an address, nor does the policy allow one.
func TestReportNeedsNothingFromElsewhere(t *testing.T) {
	address := regexp.MustCompile(`(?i)(?:https?:)?//[a-z]|@import|url\(|\bfetch\(|XMLHttpRequest|import\(|\beval\(|innerHTML|document\.write`)
	comments := regexp.MustCompile(`(?m)^\s*//.*$`)
	for name, part := range map[string]string{"html": pageTemplate, "css": pageStyle, "js": comments.ReplaceAllString(pageScript, "")} {
		if found := address.FindString(part); found != "" {
			t.Errorf("%s: %s", name, found)
		}
	}
	if p := policy(); !strings.HasPrefix(p, "default-src 'none'") || strings.Contains(p, "unsafe") {
		t.Error(p)
	}
}

func TestReportOfProfilesWithoutStacks(t *testing.T) {
	p := &profile.Profile{Tool: "cProfile", Clock: profile.Wall, Unit: profile.Seconds, Total: 10, Functions: []profile.Function{
		{File: "a.py", Line: 1, Name: "f", Self: 8, Total: 9.5, Calls: 2, Primitive: 2, SelfSamples: -1, TotalSamples: -1, Measures: profile.Unmeasured}}}
	html := page(t, p, rule.English)
	for part, want := range map[string]bool{`data-flame="0"`: false, "has no stacks": true, `class="self" width="96"`: true, "<polyline": true} {
		if strings.Contains(html, part) != want {
			t.Errorf("%s: %v", part, !want)
		}
	}
	empty := page(t, &profile.Profile{Tool: "cProfile", Unit: profile.Seconds}, rule.French)
	if strings.Contains(empty, "NaN") || !strings.Contains(empty, `lang="fr"`) {
		t.Error("an empty profile")
	}
}

// Of who called whom a flame graph is made that says how it came about.
func TestReportOfProfilesWithCallers(t *testing.T) {
	file, err := os.Open("../../testdata/profiles/cprofile/cprofile-py311.prof")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	p, err := profile.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	html := page(t, p, rule.English)
	for part, want := range map[string]bool{`data-flame="0"`: true, "has no stacks": false, "Widths are approximate": true, "narrow it": true, `"is_prime"`: true} {
		if strings.Contains(html, part) != want {
			t.Errorf("%s: %v", part, !want)
		}
	}
	stacks := page(t, hostileProfile(t), rule.French)
	if strings.Contains(stacks, "approchées") {
		t.Error("real stacks are no guess")
	}
}

// A flame graph has a bounded number of frames, each after the one that calls it.
func TestFlameGraphIsBounded(t *testing.T) {
	var lines strings.Builder
	for i := range 3 * mostFrames {
		lines.WriteString("main (main.py:1);f" + string(rune('a'+i%26)) + strings.Repeat("x", i%7) + " (m" + strings.Repeat("y", i/26%50) + ".py:7);g" +
			strings.Repeat("z", i/1300) + " (h.py:2) " + "1\n")
	}
	p, err := profile.Read(strings.NewReader(lines.String()))
	if err != nil {
		t.Fatal(err)
	}
	f := flameOf(p)
	if len(p.Tree.Nodes) <= mostFrames || len(f.Nodes) > mostFrames {
		t.Errorf("%d of %d nodes", len(f.Nodes), len(p.Tree.Nodes))
	}
	for i, n := range f.Nodes[1:] {
		if int(n[0]) > i || n[0] < 0 || int(n[1]) >= len(f.Names) {
			t.Fatalf("node %d: %v", i+1, n)
		}
	}
}
