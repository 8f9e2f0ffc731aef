package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parahint/parahint/rules/rule"
)

func TestSilence(t *testing.T) {
	here := pin{"shop", "1.0"}
	c := &checked{pin: here, at: map[place]bool{{"dangling-task", "shop/a.py", 3}: true, {"dangling-task", "shop/a.py", 9}: true}}
	row := func(rule, expected string, line int) verdict {
		return verdict{Rule: rule, Package: here.name, Version: here.version, Path: "shop/a.py", Line: line, Expected: expected}
	}
	rows := []verdict{
		row("dangling-task", "defect", 3), row("dangling-task", "defect", 4), row("dangling-task", "none", 9), row("dangling-task", "none", 10),
		row("thread-never-joined", "none", 3),
		{Rule: "dangling-task", Package: here.name, Version: here.version, Path: "shop/a.py", Line: 3, Verdict: "right"},
	}
	got := silence(map[pin]*checked{here: c}, rows)
	if want := (kept{found: 1, missed: 1, silent: 1, alarms: 1}); *got[rule.Tasks] != want {
		t.Errorf("tasks: got %+v, want %+v", *got[rule.Tasks], want)
	}
	if want := (kept{silent: 1}); *got[rule.Shutdown] != want {
		t.Errorf("shutdown: got %+v, want %+v", *got[rule.Shutdown], want)
	}
}

func TestReadVerdicts(t *testing.T) {
	for row, ok := range map[string]bool{
		`{"rule":"r","verdict":"right"}`:                   true,
		`{"rule":"r","expected":"none"}`:                   true,
		`{"rule":"r"}`:                                     false,
		`{"rule":"r","verdict":"fine"}`:                    false,
		`{"rule":"r","expected":"bug"}`:                    false,
		`{"rule":"r","verdict":"wrong","expected":"none"}`: false,
	} {
		file := filepath.Join(t.TempDir(), "verdicts.jsonl")
		if err := os.WriteFile(file, []byte(row+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := readVerdicts(file)
		if (err == nil) != ok {
			t.Errorf("%s: %v", row, err)
		}
		if err != nil && !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%s: the error names no line: %v", row, err)
		}
	}
}

// The rows that are kept are all of a known kind.
func TestKeptVerdicts(t *testing.T) {
	if _, err := readVerdicts(filepath.Join("..", "..", verdictsFile)); err != nil {
		t.Error(err)
	}
}
