package profile

import (
	"bytes"
	"encoding/json"
	"regexp"
)

// The measurements of single statements: they have no place in the source, but a time to compare.
const (
	FormatTimeit Format = "timeit"
	FormatPyperf Format = "pyperf"
	FormatMprof  Format = "mprof"
)

// timeitResult is "20 loops, best of 5: 2.66 msec per loop".
var timeitResult = regexp.MustCompile(`(?m)^\d+ loops?, best of \d+: ([\d.]+) (nsec|usec|msec|sec) per loop`)

var timeitUnits = map[string]float64{"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1}

func isTimeit(head []byte) bool { return timeitResult.Match(head) }

func readTimeit(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	p := &Profile{Format: FormatTimeit, Tool: "timeit", Clock: Wall, Unit: Seconds}
	for i, m := range timeitResult.FindAllSubmatch(data, -1) {
		if seconds := number(string(m[1])) * timeitUnits[string(m[2])]; measured(seconds) && (i == 0 || seconds < p.Total) {
			p.Total = seconds
		}
	}
	p.Note(Limited, statementOnly)
	return p, nil
}

func isPyperf(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(`"benchmarks"`))
}

type pyperfFile struct {
	Benchmarks []struct {
		Metadata struct {
			Name string `json:"name"`
		} `json:"metadata"`
		Runs []struct {
			Values []float64 `json:"values"`
		} `json:"runs"`
	} `json:"benchmarks"`
	Version string `json:"version"`
}

// readPyperf takes the mean of all values of each benchmark, as pyperf does; the whole is that of the first.
func readPyperf(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	var file pyperfFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fail("this looks like a result of pyperf, but is damaged: %v", "cela ressemble à un résultat de pyperf, mais il est abîmé : %v", err)
	}
	p := &Profile{Format: FormatPyperf, Tool: "pyperf", Clock: Wall, Unit: Seconds}
	for i, b := range file.Benchmarks {
		sum, n := 0.0, 0
		for _, r := range b.Runs {
			for _, v := range r.Values {
				if measured(v) {
					sum, n = sum+v, n+1
				}
			}
		}
		if n > 0 && (i == 0 || p.Total == 0) {
			p.Total, p.Samples = sum/float64(n), int64(n)
		}
	}
	p.Note(Limited, statementOnly)
	return p, nil
}

func isMprof(head []byte) bool {
	return bytes.HasPrefix(head, []byte("CMDLINE ")) || bytes.HasPrefix(head, []byte("MEM "))
}

// mprofRow is "MEM MiB time" or "CHLD pid MiB time".
var mprofRow = regexp.MustCompile(`^(?:MEM|CHLD \d+) ([\d.]+) ([\d.]+)$`)

// readMprof takes the most memory that the program, with its children at the same moment, had.
func readMprof(in *input) (*Profile, error) {
	p := &Profile{Format: FormatMprof, Tool: "memory_profiler", Clock: Memory, Unit: Bytes}
	own, children, dropped, rows := 0.0, 0.0, 0, 0
	err := eachLine(in, func(line string) {
		m := mprofRow.FindStringSubmatch(line)
		if m == nil {
			if bytes.HasPrefix([]byte(line), []byte("MEM")) || bytes.HasPrefix([]byte(line), []byte("CHLD")) {
				dropped++
			}
			return
		}
		mib, at := number(m[1]), number(m[2])
		if !(mib >= 0 && mib < 1e9) || !measured(at) {
			dropped++
			return
		}
		rows++
		if line[0] == 'M' {
			own, children = mib, 0
			p.Time = at
		} else {
			children += mib
		}
		p.Total = max(p.Total, (own+children)*(1<<20))
	})
	if err != nil {
		return nil, err
	}
	p.Samples = int64(rows)
	p.Note(Limited, memoryOfWhole)
	if dropped > 0 {
		p.Note(Damaged, droppedRowsText(dropped, rows+dropped))
	}
	return p, nil
}
