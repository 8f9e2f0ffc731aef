package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/rules/rule"
)

// htmlPlot is a drawing of what a region could gain by the number of workers.
type htmlPlot struct {
	Label       string
	Grid, Ticks []htmlTick
	Curves      []htmlCurve
	// Cores is where the cores of the machine are.
	Cores     string
	CoresText string
}

type htmlTick struct{ X, Y, Text string }

// htmlCurve is the upper bound as a line, in the band of its interval.
type htmlCurve struct{ Class, Band, Line, At, Text string }

// The area of the drawing; its left is one worker, its bottom a speed-up of one.
const (
	plotLeft, plotRight = 48.0, 536.0
	plotTop, plotBottom = 20.0, 264.0
)

// plotOf draws the bounds of a region; nil where nothing can be said.
func plotOf(r *speedup.Region, m speedup.Machine, l rule.Language) *htmlPlot {
	if !r.Projected() || r.Ceiling().High < 1.2 {
		return nil
	}
	most := 16
	for most < 2*m.Cores {
		most *= 2
	}
	curves := boundsOf(r, m, most)
	high := 1.1
	for _, c := range curves {
		for _, i := range c.bounds {
			high = max(high, i.High)
		}
	}
	if c := r.Ceiling().High; c <= 1.5*high {
		high = max(high, c)
	}
	high = min(1+(high-1)*1.08, float64(most)+1)
	x := func(n int) float64 {
		return plotLeft + (plotRight-plotLeft)*math.Log2(float64(n))/math.Log2(float64(most))
	}
	y := func(s float64) float64 {
		low := 1 - (high-1)/20
		return plotBottom - (plotBottom-plotTop)*(min(max(s, low), high)-low)/(high-low)
	}
	p := &htmlPlot{Label: plotLabel.With(r.Name).In(l), CoresText: plotCores.With(m.Cores).In(l)}
	if m.Cores > 1 {
		p.Cores = number(x(m.Cores))
	}
	for n := 1; n <= most; n *= 2 {
		p.Ticks = append(p.Ticks, htmlTick{X: number(x(n)), Text: strconv.Itoa(n)})
	}
	step := gridStep(high - 1)
	for s := 1.0; s <= high+1e-9; s += step {
		p.Grid = append(p.Grid, htmlTick{Y: number(y(s)), Text: strconv.FormatFloat(s, 'g', 4, 64) + "x"})
	}
	for _, c := range curves {
		p.Curves = append(p.Curves, c.drawn(x, y, l))
	}
	apart(p.Curves)
	return p
}

// bounds are the bounds of one way, by workers from 1.
type bounds struct {
	class  string
	name   rule.Text
	bounds []speedup.Interval
}

// boundsOf are the ways of which something is known, and the ceiling where it lies in reach.
func boundsOf(r *speedup.Region, m speedup.Machine, most int) []bounds {
	processes, threads := bounds{class: "processes", name: plotProcesses}, bounds{class: "threads", name: plotThreads}
	async, ceiling := bounds{class: "async", name: plotAsync}, bounds{class: "ceiling", name: plotCeiling}
	for n := 1; n <= most; n++ {
		processes.bounds = append(processes.bounds, r.Processes(m, speedup.Facts{}, n))
		threads.bounds = append(threads.bounds, r.Threads(m, speedup.Facts{}, n))
		async.bounds = append(async.bounds, r.Async(m, speedup.Facts{}, n))
		ceiling.bounds = append(ceiling.bounds, r.Ceiling())
	}
	list := []bounds{processes}
	if r.GIL.Known() || m.FreeThreaded {
		list = append(list, threads)
	}
	if async.bounds[0].Known() {
		list = append(list, async)
	}
	if r.Ceiling().High <= 1.5*processes.bounds[most-1].High {
		list = append(list, ceiling)
	}
	return list
}

func (b bounds) drawn(x func(int) float64, y func(float64) float64, l rule.Language) htmlCurve {
	var line, back []string
	for i, bound := range b.bounds {
		line = append(line, number(x(i+1))+","+number(y(bound.High)))
		back = append([]string{number(x(i+1)) + "," + number(y(bound.Low))}, back...)
	}
	last := b.bounds[len(b.bounds)-1]
	return htmlCurve{Class: b.class, Line: strings.Join(line, " "), Band: strings.Join(append(line, back...), " "),
		At: number(y(last.High)), Text: b.name.In(l) + " " + last.AtMost()}
}

// apart moves the names of curves that end at one height away from each other.
func apart(curves []htmlCurve) {
	for i := range curves {
		at, _ := strconv.ParseFloat(curves[i].At, 64)
		for j := 0; j < i; j++ {
			other, _ := strconv.ParseFloat(curves[j].At, 64)
			if math.Abs(at-other) < 14 {
				at, j = other+14, -1
			}
		}
		curves[i].At = number(at)
	}
}

// gridStep is a step that gives a handful of lines.
func gridStep(span float64) float64 {
	for _, step := range []float64{0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if span/step <= 6 {
			return step
		}
	}
	return span
}

func number(x float64) string { return fmt.Sprintf("%.1f", x) }

var (
	plotLabel     = rule.Text{EN: "What %s could gain by the number of workers", FR: "Ce que %s pourrait gagner selon le nombre de workers"}
	plotCores     = rule.Text{EN: "%d cores", FR: "%d cœurs"}
	plotProcesses = rule.Text{EN: "processes", FR: "processus"}
	plotThreads   = rule.Text{EN: "threads", FR: "threads"}
	plotAsync     = rule.Text{EN: "async", FR: "async"}
	plotCeiling   = rule.Text{EN: "no limit", FR: "sans limite"}
)
