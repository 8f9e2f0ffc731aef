package profile

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// The tables that tools print for people. What they round is not as exact as their files.
const (
	FormatLineProfilerText   Format = "line-profiler-text"
	FormatMemoryProfilerText Format = "memory-profiler-text"
	FormatPstatsText         Format = "pstats-text"
)

func isLineProfilerText(head []byte) bool { return bytes.HasPrefix(head, []byte("Timer unit: ")) }

func isMemoryProfilerText(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("Filename: ")) && bytes.Contains(head, []byte("Mem usage"))
}

func isPstatsText(head []byte) bool {
	return bytes.Contains(head, []byte("ncalls  tottime")) || bytes.Contains(head, []byte("nsamples   sample%"))
}

// tableLine is a row of a table by line: the number, up to five columns, and the text of the line.
var tableLine = regexp.MustCompile(`^ *(\d+)((?: +[-\d.e+]+){3,5})?(?:  ?| +)(.*)$`)

// readLineProfilerText reads the tables of `python -m line_profiler`, which hold the text of each line.
func readLineProfilerText(in *input) (*Profile, error) {
	p := &Profile{Format: FormatLineProfilerText, Tool: "line_profiler", Clock: Wall, Unit: Seconds, Texts: map[string]map[int]string{}}
	unit, file, dropped := 1e-6, "", 0
	err := eachLine(in, func(line string) {
		if rest, ok := strings.CutPrefix(line, "Timer unit: "); ok {
			unit = number(strings.TrimSuffix(rest, " s"))
			return
		}
		if rest, ok := strings.CutPrefix(line, "File: "); ok {
			file = clean(rest)
			return
		}
		if rest, ok := strings.CutPrefix(line, "Function: "); ok {
			name, at, _ := strings.Cut(rest, " at line ")
			first, _ := strconv.Atoi(at)
			p.Functions = append(p.Functions, Function{File: file, Line: first, Name: clean(name), Calls: -1, Primitive: -1,
				SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured})
			return
		}
		row := tableLine.FindStringSubmatch(line)
		if row == nil || len(p.Functions) == 0 || strings.HasPrefix(line, "Line #") {
			return
		}
		f := &p.Functions[len(p.Functions)-1]
		if !p.tableRow(f, row, unit) {
			dropped++
		}
	})
	if err != nil {
		return nil, err
	}
	for i := range p.Functions {
		p.Functions[i].Self = p.Functions[i].Total
	}
	p.Note(Limited, linesWithCallees)
	finishRows(p, dropped, dropped+len(p.Lines))
	return p, nil
}

// tableRow adds a row to its function. The columns are hits, time, time per hit and share; a line that did not run has none.
func (p *Profile) tableRow(f *Function, row []string, unit float64) bool {
	line, err := strconv.Atoi(row[1])
	if err != nil {
		return false
	}
	columns := strings.Fields(row[2])
	p.text(f.File, line, row[3])
	if len(columns) < 4 {
		return true
	}
	hits, err := strconv.ParseInt(columns[0], 10, 64)
	time := number(columns[1]) * unit
	if err != nil || hits < 0 || !measured(time) {
		return false
	}
	f.Total += time
	p.Lines = append(p.Lines, Line{File: f.File, Line: line, Function: f.Name, Self: time, Total: time, Hits: hits,
		SelfSamples: -1, TotalSamples: -1, Measures: Unmeasured})
	return true
}

func (p *Profile) text(file string, line int, text string) {
	if p.Texts[file] == nil {
		p.Texts[file] = map[int]string{}
	}
	p.Texts[file][line] = text
}

// number is a number, NaN where the text is none.
func number(text string) float64 {
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return math.NaN()
	}
	return x
}

// memoryRow is a line of memory_profiler's tables: "12  41.5 MiB  0.0 MiB  1  text".
var memoryRow = regexp.MustCompile(`^ *(\d+)(?: +([-\d.]+) MiB +([-\d.]+) MiB +(\d+))?(.*)$`)

// readMemoryProfilerText reads memory_profiler's tables: how much each line added, and the text of the line.
func readMemoryProfilerText(in *input) (*Profile, error) {
	p := &Profile{Format: FormatMemoryProfilerText, Tool: "memory_profiler", Clock: Memory, Unit: Bytes, Texts: map[string]map[int]string{}}
	file := ""
	err := eachLine(in, func(line string) {
		if rest, ok := strings.CutPrefix(line, "Filename: "); ok {
			file = clean(rest)
			return
		}
		row := memoryRow.FindStringSubmatch(line)
		if row == nil || file == "" {
			return
		}
		n, err := strconv.Atoi(row[1])
		if err != nil {
			return
		}
		p.text(file, n, row[5])
		if row[2] == "" {
			return
		}
		usage, added := number(row[2])*(1<<20), max(number(row[3])*(1<<20), 0)
		hits, _ := strconv.ParseInt(row[4], 10, 64)
		if !(usage >= 0) || !(added >= 0) {
			return
		}
		m := Unmeasured
		m.Memory = usage
		// The first line of a function shows all the memory that there was before.
		if strings.HasPrefix(strings.TrimSpace(row[5]), "def ") || strings.HasPrefix(strings.TrimSpace(row[5]), "@") {
			added = 0
		}
		p.Total += added
		p.Lines = append(p.Lines, Line{File: file, Line: n, Self: added, Total: added, Hits: hits, SelfSamples: -1, TotalSamples: -1, Measures: m})
	})
	if err != nil {
		return nil, err
	}
	if len(p.Lines) == 0 {
		p.Note(Empty, emptyText)
	}
	p.sort()
	return p, nil
}

var (
	// pstatsRowText is "ncalls tottime percall cumtime percall file:line(name)", ncalls perhaps "all/primitive".
	pstatsRowText = regexp.MustCompile(`^ *(\d+)(?:/(\d+))? +([\d.]+) +[\d.]+ +([\d.]+) +[\d.]+ +(.+)$`)
	// tachyonRowText is "direct/all sample% tottime cumul% cumtime file:line(name)".
	tachyonRowText = regexp.MustCompile(`^ *(\d+)/(\d+) +[\d.]+ +([\d.]+) +[\d.]+ +([\d.]+) +(.+)$`)
	// placeText is "file:line(name)".
	placeText  = regexp.MustCompile(`^(.*):(\d+)\((.*)\)$`)
	timeInText = regexp.MustCompile(`tottime \((s|ms|us|μs|ns)\)`)
)

var unitsOfText = map[string]float64{"s": 1, "ms": 1e-3, "us": 1e-6, "μs": 1e-6, "ns": 1e-9}

// readPstatsText reads the tables of `python -m cProfile`, and of Tachyon without -o.
func readPstatsText(in *input) (*Profile, error) {
	p := &Profile{Format: FormatPstatsText, Tool: "cProfile", Clock: Wall, Unit: Seconds}
	unit := 1.0
	err := eachLine(in, func(line string) {
		if m := timeInText.FindStringSubmatch(line); m != nil {
			p.Tool, p.Sampled, p.Clock, unit = "Tachyon", true, UnknownClock, unitsOfText[m[1]]
			return
		}
		row := pstatsRowText.FindStringSubmatch(line)
		if p.Sampled {
			row = tachyonRowText.FindStringSubmatch(line)
		}
		if row != nil {
			p.textRow(row, unit)
		}
	})
	if err != nil {
		return nil, err
	}
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	if p.Sampled {
		p.Note(Limited, tableCut)
	} else if p.Trusted() {
		p.Note(Limited, mainThreadOnly)
	}
	p.sort()
	return p, nil
}

func (p *Profile) textRow(row []string, unit float64) {
	f := Function{Name: clean(row[5]), SelfSamples: -1, TotalSamples: -1, Calls: -1, Primitive: -1, Measures: Unmeasured}
	if m := placeText.FindStringSubmatch(row[5]); m != nil {
		f.File, f.Name = clean(m[1]), clean(m[3])
		f.Line, _ = strconv.Atoi(m[2])
	}
	f.Self, f.Total = number(row[3])*unit, number(row[4])*unit
	if !measured(f.Self) || !measured(f.Total) || f.Line < 0 {
		return
	}
	first, _ := strconv.ParseInt(row[1], 10, 64)
	second, err := strconv.ParseInt(row[2], 10, 64)
	switch {
	case p.Sampled:
		f.SelfSamples, f.TotalSamples = first, second
		p.Samples = saturate(p.Samples, first)
	case err == nil:
		f.Calls, f.Primitive = first, second
	default:
		f.Calls, f.Primitive = first, first
	}
	p.Total += f.Self
	if f.Self > f.Total*(1+1e-9)+1e-3 || startsThread(f.File, f.Name) {
		p.Note(Untrusted, severalThreads)
	}
	p.Functions = append(p.Functions, f)
}
