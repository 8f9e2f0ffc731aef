// Command kernels holds the bounds of package speedup against measurement: it runs a program of which a known part can
// run in parallel, projects its speed-up from profiles of serial runs, and measures it with 1, 2 and 4 workers. It writes
// the table and fails when a measured speed-up exceeds the bound of all profiles together. How many of the profiles would
// have been right alone stands beside it: each is an interval that holds in 19 of 20 runs. Run it from the root of the
// repository:
// go run ./tools/kernels
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/project"
)

const (
	program   = "testdata/speedup/kernel.py"
	tableFile = "testdata/speedup/table.md"
	// pieces is in how many the program splits its work.
	pieces = 12
	// clock is by how much two measurements of the same may differ on a machine that does nothing else.
	clock = 1.05
)

// kernel is a kind of work with the share of its time that holds the GIL, and the ways to split it.
type kernel struct {
	kind, gil string
	ways      []string
}

var kernels = []kernel{
	{"compute", "all", []string{"fork", "spawn", "threads"}},
	{"native", "little", []string{"fork", "threads"}},
	{"wait", "none", []string{"fork", "threads", "async"}},
}

func main() {
	log.SetFlags(0)
	python := flag.String("python", "python3", "the Python that runs the program")
	tries := flag.Int("tries", 7, "how often each is run at least; the shortest counts")
	flag.Parse()
	folder, err := os.MkdirTemp("", "kernels")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	table, good := "", true
	for _, k := range kernels {
		rows, ok, err := k.measure(*python, folder, *tries)
		if err != nil {
			log.Fatal(err)
		}
		table += rows
		good = good && ok
	}
	head := fmt.Sprintf("Measured speed-ups under their bounds: the shortest of %d or more runs each on %d processors, `go run ./tools/kernels`.\n"+
		"The share and the bound are those of the profiles of %d serial runs; alone is how many of these profiles give a bound that holds.\n\n"+
		"| Work | Way | Workers | Share | Bound | Measured | Alone |\n| --- | --- | --- | --- | --- | --- | --- |\n", *tries, runtime.NumCPU(), *tries)
	if err := os.WriteFile(tableFile, []byte(head+table), 0o644); err != nil {
		log.Fatal(err)
	}
	fmt.Print(table)
	if !good {
		log.Fatal("a measured speed-up exceeds its bound")
	}
}

// measure projects and measures a kernel; ok is false when a bound does not hold.
func (k kernel) measure(python, folder string, tries int) (rows string, ok bool, err error) {
	gains, err := k.run(python, folder, tries)
	if err != nil {
		return "", false, err
	}
	profiles, err := filepath.Glob(filepath.Join(folder, k.kind+"-*.prof"))
	if err != nil {
		return "", false, err
	}
	region, err := k.region(profiles...)
	if err != nil {
		return "", false, err
	}
	alone := make([]*speedup.Region, len(profiles))
	for i, path := range profiles {
		if alone[i], err = k.region(path); err != nil {
			return "", false, err
		}
	}
	ok = true
	for _, way := range k.ways {
		for _, n := range workers {
			bound, gained, mark, right := k.bound(region, way, n), gains[name(way, n)], "", 0
			if gained > bound.High*clock {
				ok, mark = false, " exceeds the bound"
			}
			for _, r := range alone {
				if gained <= k.bound(r, way, n).High*clock {
					right++
				}
			}
			rows += fmt.Sprintf("| %s | %s | %d | %s | %s | %.2fx%s | %d of %d |\n", k.kind, way, n, region.Share.Percent(), bound.Times(), gained, mark, right, len(alone))
		}
	}
	return rows, ok, nil
}

// run runs the program: how many times faster each way was.
func (k kernel) run(python, folder string, tries int) (map[string]float64, error) {
	args := []string{program, k.kind, strconv.Itoa(tries), folder}
	for _, way := range k.ways {
		for _, n := range workers {
			args = append(args, name(way, n))
		}
	}
	out, err := exec.Command(python, args...).Output()
	if err != nil {
		return nil, fmt.Errorf("running %v: %w", args, err)
	}
	gains := map[string]float64{}
	if err := json.Unmarshal(out, &gains); err != nil {
		return nil, fmt.Errorf("what the program printed: %w", err)
	}
	return gains, nil
}

// workers are the numbers that are measured.
var workers = []int{1, 2, 4}

func name(way string, n int) string { return way + ":" + strconv.Itoa(n) }

// region is the part of the program that is split, from profiles of serial runs; the GIL's share and the waiting are known
// by what the program does.
func (k kernel) region(paths ...string) (*speedup.Region, error) {
	var sources []speedup.Source
	for _, path := range paths {
		p, err := project.ReadProfile(path)
		if err != nil {
			return nil, err
		}
		sources = append(sources, speedup.Source{Name: filepath.Base(path), Profile: p.Profile})
	}
	regions := speedup.Join(sources...).Named("split_part")
	if len(regions) != 1 {
		return nil, fmt.Errorf("%s: the profiles have %d parts that are split", k.kind, len(regions))
	}
	r := regions[0]
	switch k.gil {
	case "all":
		r.GIL, r.Waiting = speedup.Exactly(0.98), speedup.Exactly(0)
	case "little":
		r.GIL, r.Waiting = speedup.Interval{Low: 0, High: 0.1}, speedup.Exactly(0)
	case "none":
		r.GIL, r.Waiting = speedup.Exactly(0), speedup.Exactly(1)
	}
	return r, nil
}

// bound is what is printed of a way.
func (k kernel) bound(r *speedup.Region, way string, n int) speedup.Interval {
	m, f := speedup.NewMachine(runtime.NumCPU()), speedup.Facts{Pieces: pieces}
	switch way {
	case "threads":
		return r.Threads(m, f, n)
	case "async":
		return r.Async(m, f, n)
	}
	m.Start = speedup.StartMethod(way)
	return r.Processes(m, f, n)
}
