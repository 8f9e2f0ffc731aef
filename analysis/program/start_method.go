package program

import (
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/knowledge"
	"github.com/parahint/parahint/analysis/py"
)

// StartMethod is how a process is started, and who says so.
type StartMethod struct {
	// Method is "" where the project names several.
	Method py.StartMethod
	// Chosen says that the code itself names it; else it is the platform's default.
	Chosen bool
	// Here says that the code names it for this start: get_context("fork").
	Here bool
}

// Copies reports whether the child begins as a copy of its parent, so that nothing is pickled to start it.
func (m StartMethod) Copies() bool { return m.Method == py.Fork }

// StartMethodOf is how the call starts processes: by its context, by the project's set_start_method, by default.
func (p *Program) StartMethodOf(f *Func, c *Call) StartMethod {
	if ctx := p.contextOf(f, c); ctx.Kind != Nothing {
		return StartMethod{methodOf(ctx), true, true}
	}
	switch m := p.memo.read(question{askStartMethod, nil, ""}, func() any { return p.startMethod }).(string); m {
	case "":
		return StartMethod{Method: p.Config.StartMethod}
	case severalMethods:
		return StartMethod{Chosen: true}
	default:
		return StartMethod{py.StartMethod(m), true, false}
	}
}

// contextOf is the context that the call is made on or given; Nothing where there is none.
func (p *Program) contextOf(f *Func, c *Call) Value {
	if strings.HasPrefix(c.Receiver.Name, "multiprocessing.context.") {
		return c.Receiver
	}
	param := knowledge.Parameter{Position: -1, Name: "mp_context"}
	if c.Name == "concurrent.futures.ProcessPoolExecutor" {
		param.Position = 1
	}
	if a := f.Argument(c.Expr, param); a != facts.None {
		return p.eval(f, a)
	}
	return Value{}
}

// methodOf is the start method of a context; "" where it is not written out.
func methodOf(v Value) py.StartMethod {
	switch m := py.StartMethod(v.Detail); m {
	case py.Fork, py.Spawn, py.ForkServer:
		return m
	}
	return contextMethods[v.Name]
}

var contextMethods = map[string]py.StartMethod{
	"multiprocessing.context.SpawnContext":      py.Spawn,
	"multiprocessing.context.ForkContext":       py.Fork,
	"multiprocessing.context.ForkServerContext": py.ForkServer,
}

// severalMethods stands for a project that names more than one, or one that is not written out.
const severalMethods = "several"

// sets is the start method that the function sets for the whole process; "" when it sets none.
func (p *Program) sets(f *Func, l *Link) string {
	for i := range l.Calls {
		c := &l.Calls[i]
		if c.Name != "multiprocessing.set_start_method" || c.Kind != Plain {
			continue
		}
		method := f.Argument(c.Expr, knowledge.Parameter{Position: 0, Name: "method"})
		if method == facts.None || f.Expr(method).Op != facts.Str {
			return severalMethods
		}
		return f.Expr(method).Name
	}
	return ""
}

// agree works out the one start method that the project sets.
func (p *Program) agree() {
	method := ""
	for _, f := range p.funcs {
		switch m := f.link.method; {
		case m == "" || m == method:
		case method == "":
			method = m
		default:
			method = severalMethods
		}
	}
	p.startMethod = method
	p.memo.touch(question{askStartMethod, nil, ""}, method)
}
