package project

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkWarm checks a tree of which nothing changed; PARAHINT_TREE names it.
func BenchmarkWarm(b *testing.B) {
	root := os.Getenv("PARAHINT_TREE")
	if root == "" {
		b.Skip("PARAHINT_TREE names no tree")
	}
	r := &Request{
		Project: Project{Root: root}, Settings: defaults(), Rules: testRules, Cache: filepath.Join(b.TempDir(), "x"+cacheSuffix),
		Analyze: func(context.Context, Config, []Source) ([]Finding, error) { return someFindings(), nil },
	}
	if _, err := Check(context.Background(), r); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Check(context.Background(), r); err != nil {
			b.Fatal(err)
		}
	}
}
