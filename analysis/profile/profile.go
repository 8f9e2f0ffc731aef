// Package profile reads what Python profilers write, and says what it means in one model: numbers by function, by line
// and by stack, with the clock, the unit and the tool that they come from. Nothing that is read is executed, unpickled or
// opened: a path in a profile is a text to compare.
package profile

import "math"

// Profile is what one file of a profiler says.
type Profile struct {
	Format Format
	// Tool is the program that wrote the file, with its version where the file says so: "py-spy 0.4.3".
	Tool  string
	Clock Clock
	Unit  Unit
	// Total is all that was measured, in Unit: the sum over threads where the tool adds them up.
	Total float64
	// Samples is the number of samples behind Total; 0 of tools that trace every call.
	Samples int64
	// Interval is the time between two samples of a thread in seconds; 0 where it is not known.
	Interval float64
	// Wall and CPU are how long the whole run took, in seconds; 0 where the file does not say.
	Wall, CPU float64
	// Time is when the run began or ended, in seconds since 1970; 0 where the file does not say.
	Time float64
	// Notes are what a reader of the numbers must know: damage, and what this tool cannot see.
	Notes []Note
	// Functions and Lines are ordered by Self, then Total, hottest first.
	Functions []Function
	Lines     []Line
	// Threads are those that the file tells apart.
	Threads []Thread
	// Tree are the stacks, for flame graphs; nil of formats without stacks.
	Tree *Tree
	// Calls say who called whom, of formats that keep callers instead of stacks.
	Calls []Call
	// Texts are the source texts that the profile itself carries, by path and line (from 1), to tell whether it is stale.
	Texts map[string]map[int]string
	// Sampled says that the lines of functions are lines that were seen running, not those of their def.
	Sampled bool
}

// Format names the kind of a file.
type Format string

// Clock is what a profile counts.
type Clock string

// The clocks.
const (
	// Wall counts waiting, CPU does not; OnGIL counts only while the GIL is held. Both is of tools that give CPU time beside.
	Wall  Clock = "wall"
	CPU   Clock = "cpu"
	OnGIL Clock = "gil"
	// Exceptions counts while an exception is handled.
	Exceptions Clock = "exception"
	// Memory counts bytes.
	Memory Clock = "memory"
	// UnknownClock is of files that do not say.
	UnknownClock Clock = "unknown"
)

// Unit is what the numbers are in.
type Unit string

// The units.
const (
	Seconds Unit = "seconds"
	Bytes   Unit = "bytes"
	Counts  Unit = "samples"
)

// Function is the numbers of one function. Optional ones are NaN, counts -1, where the format does not have them.
type Function struct {
	File string
	// Line is the first line of the function, at its decorators, or (Profile.Sampled) the first line seen running; 0 is none.
	Line int
	// Name is as the tool writes it: qualified ("Ledger.post") or not ("post").
	Name string
	// Self is spent in the function itself, Total also in what it calls, a recursive call counted once.
	Self, Total float64
	// Calls are all calls, Primitive those that are not recursive.
	Calls, Primitive int64
	// SelfSamples and TotalSamples are the samples behind Self and Total; -1 of tools that trace.
	SelfSamples, TotalSamples int64
	Measures
	// Threads are the threads that ran it, the busiest first.
	Threads []string
}

// Line is the numbers of one line.
type Line struct {
	File     string
	Line     int
	Function string
	// Self is spent on the line itself where the tool can tell; Total also in what it calls.
	Self, Total  float64
	Hits         int64
	SelfSamples  int64
	TotalSamples int64
	Measures
}

// Measures are what only some tools know. NaN stands for unknown.
type Measures struct {
	// GIL is the share of Total (0 to 1) during which the function's thread held the GIL, Waiting that of waiting for it.
	GIL, Waiting float64
	// CPU is the part of Total that ran on a processor, in seconds; Native, the share of that in native code (0 to 1).
	CPU, Native float64
	// Memory is in bytes: what the tool says of the place, at its peak.
	Memory float64
}

// Unmeasured are measures that nobody made.
var Unmeasured = Measures{GIL: math.NaN(), Waiting: math.NaN(), CPU: math.NaN(), Native: math.NaN(), Memory: math.NaN()}

// Thread is a thread of the profiled program.
type Thread struct {
	Process, Name string
	Time          float64
}

// Note is a sentence about the file as a whole.
type Note struct {
	Kind NoteKind
	Text
}

// Text is a sentence in English and in French.
type Text struct{ EN, FR string }

// NoteKind tells the notes apart.
type NoteKind string

// The kinds of notes.
const (
	// Untrusted: the totals must not be used for projections.
	Untrusted NoteKind = "untrusted"
	// Damaged: a part of the file could not be used.
	Damaged NoteKind = "damaged"
	// Limited: what this tool or format does not see.
	Limited NoteKind = "limited"
	// Few: too few samples.
	Few NoteKind = "few-samples"
	// Empty: a legal file in which nothing was measured.
	Empty NoteKind = "empty"
)

// Note adds a note, once.
func (p *Profile) Note(kind NoteKind, text Text) {
	for _, n := range p.Notes {
		if n.Kind == kind && n.Text == text {
			return
		}
	}
	p.Notes = append(p.Notes, Note{kind, text})
}

// Trusted reports whether totals may be used for projections.
func (p *Profile) Trusted() bool {
	for _, n := range p.Notes {
		if n.Kind == Untrusted || n.Kind == Empty {
			return false
		}
	}
	return true
}
