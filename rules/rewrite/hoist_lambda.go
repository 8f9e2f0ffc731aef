package rewrite

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/analysis/text"
)

// hoistLambda makes a def of a lambda, and names it in its place.
func (d *Draft) hoistLambda(f *program.Func, h *Hoisted) {
	u := f.Unit
	body := int(bodyStart(f))
	head := string(u.Syntax.Text[f.IR.NameEnd:body])
	colon := strings.LastIndexByte(head, ':')
	yields := false
	f.Exprs(func(id facts.ID) {
		k := f.Expr(id).Kind
		yields = yields || k == facts.Yield || k == facts.YieldFrom || k == facts.Walrus || k == facts.Await
	})
	if colon < 0 || yields || strings.Contains(head, "#") {
		d.Refuse()
		return
	}
	h.Name = d.moduleName(u, "task", 0)
	params := strings.Join(append(slices.Clone(h.Captured), nonEmpty(strings.TrimSpace(head[:colon]))...), ", ")
	result := lambdaResult(f, int(f.IR.NameEnd)+colon+1)
	m := u.Module
	d.beforeUnit(u, Lines(m, "", "def "+h.Name+"("+params+"):", Step(m)+"return "+result, "", ""))
	d.Replace(program.Site{Unit: u, Span: text.Span{Start: int(f.IR.Start), End: int(f.IR.End)}}, d.named(u, h))
}

// lambdaResult is what a lambda gives, which begins at an offset, as a return statement has it.
func lambdaResult(f *program.Func, from int) string {
	u := f.Unit
	result := strings.TrimSpace(string(u.Syntax.Text[from:f.IR.End]))
	if !strings.ContainsAny(result, "\r\n") {
		return result
	}
	base := Indent(u, int(f.IR.Start))
	var b strings.Builder
	at := from
	for _, line := range syntax.CodeLines(u.Syntax.Text, from, int(f.IR.End)) {
		b.Write(u.Syntax.Text[at:line])
		if at = line; strings.HasPrefix(Indent(u, line), base) {
			at += len(base)
		}
		b.WriteString(Step(u.Module))
	}
	b.Write(u.Syntax.Text[at:f.IR.End])
	result = strings.TrimSpace(b.String())
	if strings.Contains(string(u.Syntax.Text[from:bodyStart(f)]), "(") {
		return result // it stands in parentheses
	}
	return "(" + result + ")"
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
