// Package editors holds no code in Go; its test is about the lines that users copy.
package editors

import (
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"github.com/pelletier/go-toml/v2"
)

var block = regexp.MustCompile("(?s)```(toml|json)\n(.*?)```")

// TestSnippets reads the settings that the README shows for editors that do not run here.
func TestSnippets(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	parse := map[string]func([]byte, any) error{"toml": toml.Unmarshal, "json": json.Unmarshal}
	blocks := block.FindAllSubmatch(readme, -1)
	if len(blocks) != 4 {
		t.Errorf("%d blocks of settings, want those of Helix, Zed, Sublime Text and Kate", len(blocks))
	}
	for _, b := range blocks {
		var settings map[string]any
		if err := parse[string(b[1])](b[2], &settings); err != nil {
			t.Errorf("%v in\n%s", err, b[2])
		}
		if !regexp.MustCompile(`"serve"`).Match(b[2]) {
			t.Errorf("nothing starts the server in\n%s", b[2])
		}
	}
}
