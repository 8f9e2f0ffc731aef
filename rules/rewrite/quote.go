package rewrite

import (
	"bytes"

	"github.com/parahint/parahint/analysis/program"
)

// Quote is the quotation mark that the module writes more often.
func Quote(m *program.Module) string {
	single, double := 0, 0
	for _, u := range m.Units {
		single += bytes.Count(u.Syntax.Text, []byte("'"))
		double += bytes.Count(u.Syntax.Text, []byte(`"`))
	}
	if single > double {
		return "'"
	}
	return `"`
}
