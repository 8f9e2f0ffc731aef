package main

import (
	"context"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// timeLimit is how long one package may take.
const timeLimit = 5 * time.Minute

// checked is a package with what was found in it.
type checked struct {
	pin      pin
	lines    int
	took     time.Duration
	findings []found
	// seen are the findings by rule, path and line, as verdicts name them; possible, those that are off by default.
	seen, possible map[string]bool
	// at are the places of the findings that are on by default.
	at map[place]bool
}

// place is a line, counted from 1, with a rule.
type place struct {
	rule, path string
	line       int
}

type found struct {
	rule     string
	possible bool
}

// check runs all rules over the package.
func check(ctx context.Context, p pin, root string) (*checked, error) {
	ctx, cancel := context.WithTimeout(ctx, timeLimit)
	defer cancel()
	c := &checked{pin: p, seen: map[string]bool{}, possible: map[string]bool{}, at: map[place]bool{}}
	var panicked error
	s := project.NewSession(project.Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}, Possible: true,
		Panicked: func(r *rule.Rule, path string, cause any, stack []byte) {
			panicked = fmt.Errorf("%s panicked on %s: %v\n%s", r.ID, path, cause, stack)
		}})
	files, err := c.load(s, root)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	result, err := s.Analyze(ctx)
	c.took = time.Since(start)
	if err != nil {
		return nil, err
	}
	for _, path := range result.Paths() {
		for _, f := range result.Findings(path) {
			c.findings = append(c.findings, found{f.Rule.ID, f.Confidence == rule.Possible})
			k := key(f.Rule.ID, path, lineHash(files[path].LineText(f.Start.Line)))
			if f.Confidence == rule.Possible {
				c.possible[k] = true
			} else {
				c.seen[k] = true
				c.at[place{f.Rule.ID, path, f.Start.Line + 1}] = true
			}
		}
	}
	return c, panicked
}

func (c *checked) load(s *project.Session, root string) (map[string]*syntax.File, error) {
	files := map[string]*syntax.File{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".py") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		decoded, problem := project.Decode(data)
		if problem != nil {
			return nil
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		f := syntax.NewFile(decoded)
		files[filepath.ToSlash(rel)] = f
		c.lines += f.LineCount()
		s.Set(filepath.ToSlash(rel), f)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", root, err)
	}
	return files, nil
}

func key(rule, path, hash string) string { return rule + " " + path + " " + hash }

// lineHash is the SHA-1 of a line without the blanks around it: it survives what moves the line.
func lineHash(line []byte) string {
	sum := sha1.Sum([]byte(strings.TrimSpace(string(line))))
	return hex.EncodeToString(sum[:])
}
