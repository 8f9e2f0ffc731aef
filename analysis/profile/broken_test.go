package profile

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// The files of testdata/profiles/broken are hostile or damaged. Each is answered with an error or with what can be used,
// soon and with little memory.
func TestBrokenFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(samples, "broken", "*"))
	if err != nil || len(files) < 50 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begin := time.Now()
			p, err := Read(bytes.NewReader(data))
			took := time.Since(begin)
			runtime.ReadMemStats(&after)
			if (p == nil) == (err == nil) {
				t.Errorf("a profile %v and the error %v", p, err)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
				t.Errorf("%d bytes were used", used)
			}
			// A generous bound, against what grows without end.
			if took > 5*time.Second {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// These must end in an error: nothing in them can be used.
func TestRefusedFiles(t *testing.T) {
	for _, name := range []string{
		"marshal-empty.prof", "marshal-bad-ref.prof", "marshal-billion-laughs.prof", "marshal-deep-tuples.prof", "marshal-huge-length.prof",
		"marshal-huge-string.prof", "marshal-negative-length.prof", "marshal-not-a-dict.prof", "marshal-self-ref.prof", "marshal-unknown-type.prof",
		"pickle-ext-opcode.lprof", "pickle-global-other-class.lprof", "pickle-huge-binput.lprof", "pickle-huge-binunicode8.lprof",
		"pickle-huge-frame.lprof", "pickle-inst-obj.lprof", "pickle-int-text-huge.lprof", "pickle-long4-huge.lprof", "pickle-memo-bomb.lprof",
		"pickle-no-stop.lprof", "pickle-out-of-band.lprof", "pickle-persid.lprof", "pickle-reduce-call.lprof", "pickle-stack-underflow.lprof",
		"gzip-bomb.json.gz", "gzip-truncated.json.gz", "bom-utf16.json", "pstats-nan.prof", "pstats-negative-times.prof",
	} {
		data, err := os.ReadFile(filepath.Join(samples, "broken", name))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Read(bytes.NewReader(data))
		own, ok := err.(*Error)
		if p != nil || !ok || own.EN == "" || own.FR == "" {
			t.Errorf("%s: %v, %v", name, p, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, pattern := range []string{"broken/*", "*/*.prof", "*/*.ystat", "*/*.lprof", "*/*.txt", "*/*.csv", "*/*.dat", "*/*.callgrind"} {
		files, err := filepath.Glob(filepath.Join(samples, pattern))
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range files {
			if data, err := os.ReadFile(path); err == nil && len(data) < 64<<10 {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Read(bytes.NewReader(data))
		if (p == nil) == (err == nil) {
			t.Fatalf("a profile %v and the error %v", p, err)
		}
		if p == nil {
			return
		}
		for _, fn := range p.Functions {
			if !(fn.Self >= 0) || !(fn.Total >= 0) || fn.Line < 0 {
				t.Fatalf("%+v", fn)
			}
		}
		p.Stacks()
		for _, n := range p.Lines {
			if !(n.Self >= 0) || n.Line < 1 {
				t.Fatalf("%+v", n)
			}
		}
	})
}

func BenchmarkCProfile(b *testing.B) {
	data, err := os.ReadFile(filepath.Join(samples, "cprofile/cprofile-py312.prof"))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}
