// Command demo times the CPU-bound part of the example project before and after parahint's own fix, in a copy that it
// throws away. Run it from the root of the repository after make build: go run ./tools/demo
package main

import (
	"errors"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

const (
	example = "testdata/projects/demo"
	fixed   = "gil-bound-threads"
	// rounds are run in turn, and the fastest of each kind counts: other programs only ever slow one down.
	rounds = 3
)

const script = `from shop.prices import all_prices

if __name__ == "__main__":
    all_prices(range(4))
`

func main() {
	log.SetFlags(0)
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	folder, err := os.MkdirTemp("", "parahint-demo-")
	if err != nil {
		return fmt.Errorf("making a folder: %w", err)
	}
	defer os.RemoveAll(folder)
	before, after := filepath.Join(folder, "before"), filepath.Join(folder, "after")
	for _, copied := range []string{before, after} {
		if err := os.CopyFS(copied, os.DirFS(example)); err != nil {
			return fmt.Errorf("copying the example: %w", err)
		}
		if err := os.WriteFile(filepath.Join(copied, "run.py"), []byte(script), 0o644); err != nil {
			return fmt.Errorf("writing the script: %w", err)
		}
	}
	if err := fix(after); err != nil {
		return err
	}
	threads, processes := time.Hour, time.Hour
	for range rounds {
		if threads, err = faster(threads, before); err != nil {
			return err
		}
		if processes, err = faster(processes, after); err != nil {
			return err
		}
	}
	fmt.Printf("all_prices in shop/prices.py: %.2f s in threads, %.2f s after parahint's fix: %.1f times as fast, on %d cores.\n",
		threads.Seconds(), processes.Seconds(), threads.Seconds()/processes.Seconds(), runtime.NumCPU())
	return nil
}

// fix makes parahint's fix in the copy and shows it.
func fix(folder string) error {
	binary, err := filepath.Abs("parahint")
	if err != nil {
		return fmt.Errorf("finding parahint: %w", err)
	}
	for _, how := range []string{"--diff", "--fix"} {
		c := exec.Command(binary, "check", "--isolated", "--no-cache", "--select", fixed, "--unsafe-fixes", how, "shop/prices.py")
		c.Dir, c.Stderr = folder, os.Stderr
		if how == "--diff" {
			c.Stdout = os.Stdout
		}
		var status *exec.ExitError
		if err := c.Run(); err != nil && !(errors.As(err, &status) && status.ExitCode() == 1) {
			return fmt.Errorf("fixing the example: %w", err)
		}
	}
	same, err := sameFile(filepath.Join(folder, "shop/prices.py"), filepath.Join(example, "shop/prices.py"))
	if err == nil && same {
		err = errors.New("the example has nothing to fix")
	}
	return err
}

func sameFile(a, b string) (bool, error) {
	x, err := os.ReadFile(a)
	if err != nil {
		return false, fmt.Errorf("reading the example: %w", err)
	}
	y, err := os.ReadFile(b)
	if err != nil {
		return false, fmt.Errorf("reading the example: %w", err)
	}
	return string(x) == string(y), nil
}

// faster runs the copy once and gives the shorter time.
func faster(best time.Duration, folder string) (time.Duration, error) {
	c := exec.Command("python3", "run.py")
	c.Dir, c.Stderr = folder, os.Stderr
	start := time.Now()
	if err := c.Run(); err != nil {
		return best, fmt.Errorf("running %s: %w", folder, err)
	}
	return min(best, time.Since(start)), nil
}
