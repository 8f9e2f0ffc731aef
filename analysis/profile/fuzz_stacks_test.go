package profile

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// fuzz feeds one decoder, with the files of the patterns as seeds.
func fuzz(f *testing.F, read func(*input) (*Profile, error), patterns ...string) {
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join(samples, pattern))
		if err != nil || len(files) == 0 {
			f.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, path := range files {
			if data, err := os.ReadFile(path); err == nil && len(data) < 64<<10 {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) == 0 {
			return
		}
		in := &input{data[:min(len(data), headSize)], bufio.NewReaderSize(bytes.NewReader(data), headSize)}
		p, err := read(in)
		if (p == nil) == (err == nil) {
			t.Fatalf("a profile %v and the error %v", p, err)
		}
		if p != nil {
			checkSound(t, p)
		}
	})
}

// checkSound checks what holds of each profile, whatever is in the file.
func checkSound(t *testing.T, p *Profile) {
	t.Helper()
	for _, f := range p.Functions {
		if !(f.Self >= 0 && f.Total >= f.Self*(1-1e-9) && f.Total <= p.Total*(1+1e-9)) || f.Line < 0 || f.TotalSamples < f.SelfSamples || f.TotalSamples > max(p.Samples, 0) {
			t.Fatalf("%+v of %v, %d samples", f, p.Total, p.Samples)
		}
	}
	for _, l := range p.Lines {
		if !(l.Self >= 0 && l.Total <= p.Total*(1+1e-9)) || l.Line < 1 {
			t.Fatalf("%+v of %v", l, p.Total)
		}
	}
	if p.Tree != nil {
		for i, n := range p.Tree.Nodes[1:] {
			if int(n.Parent) > i || int(n.Name) >= len(p.Tree.Names) {
				t.Fatalf("node %d: %+v", i+1, n)
			}
		}
	}
}

func FuzzMojo(f *testing.F) {
	fuzz(f, readMojo, "austin/*.mojo", "broken/*.mojo")
}

func FuzzSpeedscope(f *testing.F) {
	fuzz(f, readSpeedscope, "*/*speedscope*.json")
}

func FuzzCollapsed(f *testing.F) {
	read := func(in *input) (*Profile, error) {
		if !isCollapsed(in.head) {
			return &Profile{}, nil
		}
		return readCollapsed(in)
	}
	fuzz(f, read, "pyspy/*.raw.txt", "austin/*.txt", "tachyon/*.collapsed.txt", "broken/collapsed*")
}

func FuzzTachyonBinary(f *testing.F) {
	fuzz(f, readTachyonBinary, "tachyon/*.bin", "broken/tachyon*")
}

func FuzzTraces(f *testing.F) {
	fuzz(f, readChrome, "viztracer/*.json", "pyspy/*.chrometrace.json", "broken/*.json")
}

func FuzzTachyonText(f *testing.F) {
	fuzz(f, readTachyonLines, "tachyon/*.jsonl")
}

func FuzzGecko(f *testing.F) {
	fuzz(f, readGecko, "tachyon/*.gecko.json")
}

func FuzzPyinstrument(f *testing.F) {
	fuzz(f, readPyinstrument, "pyinstrument/*.json", "pyinstrument/*.pyisession")
}

func FuzzPprof(f *testing.F) {
	fuzz(f, readPprof, "pprof/*", "broken/*.pprof")
}

func FuzzImportTime(f *testing.F) {
	fuzz(f, readImportTime, "importtime/*.txt")
}

func FuzzPerf(f *testing.F) {
	fuzz(f, readPerf, "perf/perf-script*")
}
