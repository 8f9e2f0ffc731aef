package profile

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"regexp"
	"slices"
)

// FormatScalene is Scalene's JSON, of versions 1 and 2.
const FormatScalene Format = "scalene"

func isScalene(head []byte) bool {
	text := bytes.TrimSpace(head)
	if bytes.Equal(text, []byte("{}")) {
		return true
	}
	if len(text) == 0 || text[0] != '{' {
		return false
	}
	// The keys are sorted, and the stacks of version 2 may fill the beginning of the file.
	return slices.ContainsFunc([]string{`"alloc_samples"`, `"elapsed_time_sec"`, `"n_cpu_percent_python"`}, func(key string) bool {
		return bytes.Contains(text, []byte(key))
	})
}

type scaleneFile struct {
	Elapsed float64                 `json:"elapsed_time_sec"`
	Start   float64                 `json:"start_time_absolute"`
	Peak    float64                 `json:"max_footprint_mb"`
	Files   map[string]scalenePlace `json:"files"`
}

type scalenePlace struct {
	Lines     []scaleneLine `json:"lines"`
	Functions []scaleneLine `json:"functions"`
}

// scaleneLine is a line, or a function, whose name stands in Text. The percents are of the whole run.
type scaleneLine struct {
	Line     int     `json:"lineno"`
	Text     string  `json:"line"`
	Python   float64 `json:"n_cpu_percent_python"`
	Native   float64 `json:"n_cpu_percent_c"`
	System   float64 `json:"n_sys_percent"`
	PeakMiB  float64 `json:"n_peak_mb"`
	MallocMB float64 `json:"n_malloc_mb"`
	// Samples are when the line was seen, of version 2.
	Samples []float64 `json:"cpu_samples_list"`
}

// readScalene turns shares of the run into seconds.
func readScalene(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	var file scaleneFile
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fail("this looks like a profile of Scalene, but is damaged: %v", "cela ressemble à un profil de Scalene, mais il est abîmé : %v", err)
	}
	p := &Profile{Format: FormatScalene, Tool: "Scalene", Clock: CPU, Unit: Seconds, Time: file.Start, Wall: file.Elapsed, Texts: map[string]map[int]string{}}
	if !measured(file.Elapsed) {
		return nil, fail("this profile of Scalene has no valid run time", "ce profil de Scalene n'a pas de durée valide")
	}
	waiting := false
	for _, path := range slices.Sorted(maps.Keys(file.Files)) {
		waiting = p.scalenePlace(path, file.Files[path], file.Elapsed) || waiting
	}
	if len(p.Lines) == 0 && len(p.Functions) == 0 {
		p.Note(Empty, scaleneEmpty)
	}
	if waiting {
		p.Note(Limited, scaleneWaits)
	}
	if p.Samples == 0 {
		p.Interval = scaleneInterval
	}
	p.sort()
	return p, nil
}

// scaleneInterval is the time between two samples in seconds, if nobody chose another; files of version 1 do not say.
const scaleneInterval = 0.01

// waits tells lines that wait for the work of others: Scalene gives them part of that work's time.
var waits = regexp.MustCompile(`\.(?:start|join|acquire|result|get|wait)\(|\.(?:map|starmap|imap|apply)(?:_async)?\(|Executor\(|\bPool\(`)

// scalenePlace adds the lines and functions of a file, and reports whether a hot one of them waits.
func (p *Profile) scalenePlace(path string, place scalenePlace, elapsed float64) (waiting bool) {
	name := clean(path)
	texts := map[int]string{}
	p.Texts[name] = texts
	for _, l := range place.Lines {
		self, native, ok := l.seconds(elapsed)
		if !ok || l.Line < 1 {
			continue
		}
		texts[l.Line] = l.Text
		p.Total += self
		p.Samples += int64(len(l.Samples))
		waiting = waiting || self > elapsed/10 && waits.MatchString(l.Text)
		if self == 0 && l.PeakMiB == 0 {
			continue
		}
		m := Unmeasured
		m.CPU, m.Native, m.Memory = self, native, l.peak()
		p.Lines = append(p.Lines, Line{File: name, Line: l.Line, Self: self, Total: self, Hits: -1, SelfSamples: -1, TotalSamples: -1, Measures: m})
	}
	for _, f := range place.Functions {
		self, native, ok := f.seconds(elapsed)
		if !ok || f.Line < 1 || self == 0 && f.PeakMiB == 0 {
			continue
		}
		m := Unmeasured
		m.CPU, m.Native, m.Memory = self, native, f.peak()
		p.Functions = append(p.Functions, Function{File: name, Line: f.Line, Name: clean(f.Text), Self: self, Total: self, Calls: -1, Primitive: -1,
			SelfSamples: -1, TotalSamples: -1, Measures: m})
	}
	return waiting
}

// seconds are what the shares of a line come to, and how much of that is native code.
func (l *scaleneLine) seconds(elapsed float64) (self, native float64, ok bool) {
	share := l.Python + l.Native + l.System
	if !(share >= 0) || math.IsInf(share, 0) || !(l.PeakMiB >= 0) || share > 1e4 {
		return 0, 0, false
	}
	native = math.NaN()
	if l.Python+l.Native > 0 {
		native = l.Native / (l.Python + l.Native)
	}
	return share / 100 * elapsed, native, true
}

// peak is in bytes; NaN where memory was not measured.
func (l *scaleneLine) peak() float64 {
	if l.PeakMiB == 0 {
		return math.NaN()
	}
	return l.PeakMiB * (1 << 20)
}
