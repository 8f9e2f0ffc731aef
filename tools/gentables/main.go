// Command gentables compiles analysis/knowledge/data/*.txt into analysis/knowledge/tables_gen.go. The syntax of the data
// is told in analysis/knowledge/data/README.md.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	data := flag.String("data", "analysis/knowledge/data", "the folder with the data")
	out := flag.String("out", "analysis/knowledge/tables_gen.go", "the file to write")
	flag.Parse()
	source, err := generate(*data)
	if err == nil {
		if old, _ := os.ReadFile(*out); !bytes.Equal(old, source) {
			err = os.WriteFile(*out, source, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// generate gives the Go file for the data in a folder.
func generate(folder string) ([]byte, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("no data in %s", folder)
	}
	p := newParser()
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		p.parse(filepath.Base(path), string(text))
	}
	p.resolve()
	if err := p.err(); err != nil {
		return nil, err
	}
	return p.emit()
}
