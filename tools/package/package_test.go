package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/parahint/parahint/cli/version"
)

// TestVersions holds the extension and the README against the number of the program; the wheel's is made from it.
func TestVersions(t *testing.T) {
	data, err := os.ReadFile("../../editors/vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Version     string
		Contributes struct {
			TOMLValidation []struct{ FileMatch, URL string }
		}
	}
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	if manifest.Version != version.Number {
		t.Errorf("the extension has version %s, the program %s: make generate", manifest.Version, version.Number)
	}
	schemas := manifest.Contributes.TOMLValidation
	if len(schemas) != 1 || schemas[0].FileMatch != "parahint.toml" || !strings.HasSuffix(schemas[0].URL, "/v"+version.Number+"/docs/settings.schema.json") {
		t.Errorf("the schemas of settings are %v", schemas)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range regexp.MustCompile(`parahint-[0-9][^ `+"`"+`]*\.vsix`).FindAllString(string(readme), -1) {
		if file != "parahint-"+version.Number+"-linux-x64.vsix" {
			t.Errorf("the README names %s", file)
		}
	}
}

// TestWheels reads each wheel as pip does: its name, its list of files with their hashes, and the mode of the program.
func TestWheels(t *testing.T) {
	for _, target := range targets {
		t.Run(target.name, func(t *testing.T) {
			program := []byte("the program for " + target.name)
			files, modes := read(t, target, program)
			info := "parahint-" + version.Number + ".dist-info/"
			script := "parahint-" + version.Number + ".data/scripts/" + target.program()
			if !bytes.Equal(files[script], program) || modes[script] != 0o755 {
				t.Errorf("the program is %q with mode %o", files[script], modes[script])
			}
			for _, tag := range target.wheel {
				if !strings.Contains(wheelName(target), tag) || !strings.Contains(string(files[info+"WHEEL"]), "Tag: py3-none-"+tag+"\n") {
					t.Errorf("the tag %s is not in the name and in WHEEL", tag)
				}
			}
			rows, err := csv.NewReader(bytes.NewReader(files[info+"RECORD"])).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if len(rows) != len(files) {
				t.Errorf("RECORD has %d rows for %d files", len(rows), len(files))
			}
			for _, row := range rows {
				sum := sha256.Sum256(files[row[0]])
				if want := "sha256=" + base64.RawURLEncoding.EncodeToString(sum[:]); row[0] != info+"RECORD" && row[1] != want {
					t.Errorf("%s has the hash %s, RECORD says %s", row[0], want, row[1])
				}
			}
		})
	}
}

// read makes the wheel twice, and gives its files and their modes.
func read(t *testing.T, of target, program []byte) (map[string][]byte, map[string]os.FileMode) {
	t.Helper()
	data, err := wheel(of, program, []byte("# parahint\n"), []byte("MIT\n"))
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := wheel(of, program, []byte("# parahint\n"), []byte("MIT\n")); !bytes.Equal(data, again) {
		t.Error("made twice, the wheel has other bytes")
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files, modes := map[string][]byte{}, map[string]os.FileMode{}
	for _, f := range r.File {
		content, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(content); err != nil {
			t.Fatal(err)
		}
		modes[f.Name] = f.Mode()
		if !f.Modified.Equal(epoch) {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
	return files, modes
}

func TestLinksOfTheReadme(t *testing.T) {
	got := string(absolute([]byte("![a](docs/demo.svg) [b](CONTRIBUTING.md) [c](https://pre-commit.com)")))
	at := func(view string) string {
		return "https://github.com/parahint/parahint/" + view + "/v" + version.Number + "/"
	}
	if want := "![a](" + at("raw") + "docs/demo.svg) [b](" + at("blob") + "CONTRIBUTING.md) [c](https://pre-commit.com)"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestChosen(t *testing.T) {
	if all, err := chosen(nil); err != nil || len(all) != 3 {
		t.Errorf("without a name: %v, %v", all, err)
	}
	if one, err := chosen([]string{"darwin-x64"}); err != nil || len(one) != 1 || one[0].goarch != "amd64" {
		t.Errorf("one name: %v, %v", one, err)
	}
	if _, err := chosen([]string{"amiga"}); err == nil {
		t.Error("an unknown name is taken")
	}
}

// TestGoInstall: go install parahint@version refuses a module that puts another in the place of one it requires.
func TestGoInstall(t *testing.T) {
	data, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "replace") || strings.HasPrefix(line, "exclude") {
			t.Errorf("go.mod says %s", line)
		}
	}
}
