// Package rule is the vocabulary of rules: what a rule is, what it reports, and the questions that it may ask.
package rule

import (
	"fmt"

	"github.com/parahint/parahint/analysis/py"
)

// Language is a language that parahint speaks.
type Language string

// The languages.
const (
	English Language = "en"
	French  Language = "fr"
)

// Text is one sentence in both languages. Both may hold the same fmt verbs, in an order of their own by index (%[2]s).
type Text struct{ EN, FR string }

// In is the text in the language; English where the language is not known.
func (t Text) In(l Language) string {
	if l == French {
		return t.FR
	}
	return t.EN
}

// With fills the verbs of both languages. An argument that is a Text is given in the language of the sentence.
func (t Text) With(args ...any) Text {
	if len(args) == 0 {
		return t
	}
	return Text{fmt.Sprintf(t.EN, speak(args, English)...), fmt.Sprintf(t.FR, speak(args, French)...)}
}

func speak(args []any, l Language) []any {
	spoken := make([]any, len(args))
	for i, a := range args {
		if t, ok := a.(Text); ok {
			a = t.In(l)
		}
		spoken[i] = a
	}
	return spoken
}

// Add is the text with another one behind it.
func (t Text) Add(more Text) Text { return Text{t.EN + more.EN, t.FR + more.FR} }

// Family is a group of rules: at once the folder under rules and docs, the value in JSON and the key in settings.
type Family string

// The families.
const (
	GIL         Family = "gil"
	SharedState Family = "shared-state"
	Blocking    Family = "blocking-in-async"
	Tasks       Family = "tasks"
	Shutdown    Family = "shutdown"
	Pickling    Family = "pickling"
	// Comments is about parahint's own comments in the code.
	Comments Family = "comments"
)

// Chapter is the part of the course that a rule belongs to.
type Chapter string

// The chapters of the course.
const (
	Profiling       Chapter = "profiling"
	Exceptions      Chapter = "exceptions"
	Threading       Chapter = "threading"
	Multiprocessing Chapter = "multiprocessing"
	Asyncio         Chapter = "asyncio"
	Distribution    Chapter = "distribution"
	Amdahl          Chapter = "amdahl"
)

// Severity says how bad what a finding tells of is.
type Severity uint8

// The severities, the mildest first.
const (
	Off Severity = iota
	Hint
	Warning
	Error
)

// Severities are the names of the severities in settings and reports.
var Severities = []string{Off: "off", Hint: "hint", Warning: "warning", Error: "error"}

func (s Severity) String() string { return Severities[s] }

// Confidence says how sure a finding is.
type Confidence uint8

// The confidences. Possible findings are off unless asked for.
const (
	Possible Confidence = iota
	Likely
	Certain
)

// Confidences are the names of the confidences in settings and reports.
var Confidences = []string{Possible: "possible", Likely: "likely", Certain: "certain"}

func (c Confidence) String() string { return Confidences[c] }

// Concern says whether a defect costs time or correctness. Heat from a profile never lowers correctness.
type Concern uint8

// The concerns.
const (
	Correctness Concern = iota
	Performance
)

// Rule is one question asked of a program, with all that is said about it.
type Rule struct {
	// ID reads as a noun phrase after "allow": blocking-call-in-async.
	ID      string
	Family  Family
	Chapter Chapter
	// Severity is that of most findings; a finding may be milder or graver.
	Severity Severity
	Concern  Concern
	// Confidence is the most that a finding may have; a rule that is Possible is off by default.
	Confidence Confidence
	// Since is the first target version for which the rule can speak.
	Since py.Version
	// Title names the defect, without a full stop. Message is one clause: what happens, in the present tense.
	Title, Message Text
	// Over says what one Check covers.
	Over  Over
	Check func(p *Pass)
	// Repair gives the ways to mend a finding, the best one first, when somebody asks for them; nil for a rule without.
	Repair func(p *Pass, f *Finding) []Repair
}
