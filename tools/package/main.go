// Command package builds what is released: the program for each target, a wheel and the VS Code extension around it.
//
//	go run ./tools/package [-out dist] [-zig PYTHON] [-no-vsix] [TARGET…]
//
// The same sources give the same bytes.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/parahint/parahint/cli/version"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "dist", "folder of what is built")
	zig := flag.String("zig", "editors/.tools/zig/bin/python", "Python that has the ziglang package")
	noVSIX := flag.Bool("no-vsix", false, "leave the extension out")
	flag.Parse()
	picked, err := chosen(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	b := builder{out: *out, zig: *zig}
	steps := []func(target) error{b.program, b.wheel}
	if !*noVSIX {
		if err := b.bundle(); err != nil {
			log.Fatal(err)
		}
		steps = append(steps, b.extensions)
	}
	for _, t := range picked {
		for _, step := range steps {
			if err := step(t); err != nil {
				log.Fatalf("%s: %v", t.name, err)
			}
		}
	}
}

// builder makes packages in the folder out, from the root of the repository.
type builder struct{ out, zig string }

// built is where the program for a target lies.
func (b builder) built(t target) string { return filepath.Join(b.out, t.file(version.Number)) }

// write keeps a package and says its size.
func (b builder) write(name string, data []byte) error {
	if err := os.WriteFile(filepath.Join(b.out, name), data, 0o644); err != nil {
		return err
	}
	fmt.Printf("%-100s %6.1f MB\n", name, float64(len(data))/1e6)
	return nil
}
