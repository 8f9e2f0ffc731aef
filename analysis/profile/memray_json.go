package profile

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// The JSON of memray: `memray stats --json` and `memray transform gprof2dot`.
const (
	FormatMemrayStats     Format = "memray-stats"
	FormatMemrayGprof2dot Format = "memray-gprof2dot"
)

func isMemrayStats(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(`"total_bytes_allocated"`))
}

func isMemrayGprof2dot(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(`"costs"`)) && bytes.Contains(head, []byte(`"callchain"`))
}

type memrayStats struct {
	Total float64 `json:"total_bytes_allocated"`
	Top   []struct {
		Location string  `json:"location"`
		Size     float64 `json:"size"`
	} `json:"top_allocations_by_size"`
}

// readMemrayStats reads the few places that allocated most, over the whole run.
func readMemrayStats(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	var stats memrayStats
	if err := json.Unmarshal(data, &stats); err != nil || !(stats.Total >= 0) {
		return nil, fail("this looks like statistics of memray, but is damaged", "cela ressemble à des statistiques de memray, mais elles sont abîmées")
	}
	p := &Profile{Format: FormatMemrayStats, Tool: "memray", Clock: Memory, Unit: Bytes, Total: stats.Total}
	for _, top := range stats.Top {
		parts := strings.SplitN(top.Location, ":", 2)
		at := strings.LastIndexByte(top.Location, ':')
		line, err := strconv.Atoi(top.Location[at+1:])
		if len(parts) != 2 || err != nil || at <= len(parts[0]) || !(top.Size >= 0) {
			continue
		}
		m := Unmeasured
		m.Memory = top.Size
		p.Lines = append(p.Lines, Line{File: clean(top.Location[len(parts[0])+1 : at]), Line: line, Function: clean(parts[0]), Self: top.Size,
			Total: top.Size, Hits: -1, SelfSamples: -1, TotalSamples: -1, Measures: m})
	}
	p.Note(Limited, topPlacesOnly)
	p.sort()
	return p, nil
}

type gprof2dot struct {
	Events []struct {
		Chain []int     `json:"callchain"`
		Cost  []float64 `json:"cost"`
	} `json:"events"`
	Functions []struct {
		Name   string `json:"name"`
		Module string `json:"module"`
	} `json:"functions"`
}

// readMemrayGprof2dot reads stacks of functions without lines, the innermost first.
func readMemrayGprof2dot(in *input) (*Profile, error) {
	data, err := in.all()
	if err != nil {
		return nil, err
	}
	var file gprof2dot
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fail("this looks like memray's gprof2dot format, but is damaged: %v", "cela ressemble au format gprof2dot de memray, mais il est abîmé : %v", err)
	}
	p := &Profile{Format: FormatMemrayGprof2dot, Tool: "memray", Clock: Memory, Unit: Bytes}
	t := newTally()
	var stack []frameID
	for _, e := range file.Events {
		stack = stack[:0]
		for i := len(e.Chain) - 1; i >= 0; i-- {
			if n := e.Chain[i]; n >= 0 && n < len(file.Functions) {
				stack = append(stack, t.frame(frame{file: file.Functions[n].Module, name: file.Functions[n].Name}))
			}
		}
		if len(e.Cost) == 0 || len(stack) < len(e.Chain) {
			t.dropped++
			continue
		}
		t.add(stack, e.Cost[0], 1, Thread{})
	}
	t.fill(p)
	return p, nil
}
