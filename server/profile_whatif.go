package server

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// commandWhatIf asks what the function at a line of a document could gain: [uri, line from 0, question], where the question is
// that of `parahint profile --what-if`. It gives {"text": Markdown}.
const commandWhatIf = "parahint.whatIf"

func (s *Server) whatIf(snap *snapshot, p *protocol.ExecuteCommandParams) (any, error) {
	var u uri.URI
	var line int
	var question string
	wrong := jsonrpc2.NewError(jsonrpc2.InvalidParams, textWhatIfArguments.In(s.language))
	if len(p.Arguments) != 3 {
		return nil, wrong
	}
	for i, into := range []any{&u, &line, &question} {
		if json.Unmarshal(p.Arguments[i], into) != nil {
			return nil, wrong
		}
	}
	d := snap.docs[u]
	if d == nil {
		return nil, wrong
	}
	of := s.settledOf(d)
	sheet, mark := s.functionAt(d, line)
	if mark == nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, textNotMeasured.In(of.language))
	}
	asked, err := speedup.ParseWhatIf(question, machineOf(of))
	if err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, rule.Text(project.ProfileError(err)).In(of.language))
	}
	known := factsOf(sheet, mark)
	asked.Facts.InAsync, asked.Facts.Leaf = known.InAsync, known.Leaf
	r := s.profiles.region(mark.Numbers)
	if r == nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, textNotMeasured.In(of.language))
	}
	raw, err := json.Marshal(map[string]string{"text": answered(asked.Answer(r), of.language)})
	return jsonrpc2.RawMessage(raw), err
}

// functionAt is the innermost function with numbers around a line, of the profile that speaks for it.
func (s *Server) functionAt(d *document, line int) (in *overlay.Sheet, mark *overlay.FunctionMark) {
	size := 0
	for _, sheet := range s.sheets(d) {
		for _, spot := range sheet.At(d.file) {
			if spot.Function == nil || line < spot.First || line > spot.Last || !s.leads(spot.Function.Numbers) {
				continue
			}
			if lines := spot.Last - spot.First; mark == nil || lines < size {
				in, mark, size = sheet, spot.Function, lines
			}
		}
	}
	return in, mark
}

// answered is the answer as Markdown.
func answered(t speedup.Table, l rule.Language) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", textWhatIfHead.With(escapeMarkdown(cut(t.Region.Name)), t.Region.Share.Percent()).In(l))
	if len(t.Rows) > 0 {
		fmt.Fprintf(&b, "%s\n\n", textWhatIfBound.In(l))
		fmt.Fprintf(&b, "%s\n|---:|---:|---:|---:|\n", textWhatIfColumns.In(l))
		for _, row := range t.Rows {
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", strconv.Itoa(row.Workers), times(row.Processes), times(row.Threads), times(row.Async))
		}
		fmt.Fprintf(&b, "\n%s\n", textWhatIfCeiling.With(t.Ceiling.AtMost()).In(l))
	}
	for _, note := range t.Notes {
		fmt.Fprintf(&b, "\n- %s", escapeMarkdown(rule.Text(note).In(l)))
	}
	return strings.TrimRight(b.String(), "\n")
}

// times is a bound, or a dash for what the profiles do not tell.
func times(i speedup.Interval) string {
	if !i.Known() {
		return "–"
	}
	return i.AtMost()
}
