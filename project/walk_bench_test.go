package project

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkWalk looks through 3,000 files in 150 folders; PARAHINT_TREE names another tree to measure.
func BenchmarkWalk(b *testing.B) {
	root := os.Getenv("PARAHINT_TREE")
	if root == "" {
		root = b.TempDir()
		for i := range 3000 {
			path := filepath.Join(root, fmt.Sprintf("pkg%d/sub%d/mod%d.py", i%15, i%150, i))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				b.Fatal(err)
			}
			if err := os.WriteFile(path, nil, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	s := defaults()
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Walk(context.Background(), root, &s); err != nil {
			b.Fatal(err)
		}
	}
}
