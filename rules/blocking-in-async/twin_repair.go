package blocking

import (
	"slices"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
	"github.com/parahint/parahint/rules/rewrite"
	"github.com/parahint/parahint/rules/rule"
)

var awaitTwin = rule.Text{
	EN: "Await %[1]s instead (other tasks run meanwhile)",
	FR: "Attendre plutôt %[1]s avec await (d'autres tâches avancent pendant ce temps)",
}

// twin writes the asynchronous twin of a call of a library; it refuses where it is not sure to do the same.
type twin func(d *rewrite.Draft, p *rule.Pass, f *program.Func, c *program.Call, library string) (name string)

// twins are by the name of what is called.
var twins = map[string]twin{
	"time.sleep":                       sleepTwin,
	"concurrent.futures.Future.result": futureTwin,
	"socket.getaddrinfo":               addressTwin,
	"os.system":                        shellTwin,
	"subprocess.call":                  processTwin,
	"subprocess.run":                   processTwin,
	"pathlib.Path.exists":              pathTwin,
	"pathlib.Path.is_file":             pathTwin,
	"pathlib.Path.is_dir":              pathTwin,
	"pathlib.Path.stat":                pathTwin,
	"pathlib.Path.mkdir":               pathTwin,
	"pathlib.Path.rmdir":               pathTwin,
	"pathlib.Path.unlink":              pathTwin,
	"pathlib.Path.read_text":           pathTwin,
	"pathlib.Path.read_bytes":          pathTwin,
	"pathlib.Path.write_text":          pathTwin,
	"pathlib.Path.write_bytes":         pathTwin,
}

// twinRepairs are the repairs that await a twin, the best one first.
func twinRepairs(p *rule.Pass, f *program.Func, c *program.Call) []rule.Repair {
	if c.Awaited || holdsLock(c) {
		return nil
	}
	repairs := append(contextTwin(p, f, c), madeTwin(p, f, c)...)
	write, library := twins[c.Name], rewrite.Library(p, f.Unit)
	if write == nil || library == "" {
		return repairs
	}
	d := rewrite.New(p)
	name := write(d, p, f, c, library)
	return append(repairs, d.Repair(awaitTwin.With(name))...)
}

func callee(f *program.Func, c *program.Call) program.Site { return f.Site(f.Expr(c.Expr).A) }

// sleepTwin awaits the sleep of the library.
func sleepTwin(d *rewrite.Draft, _ *rule.Pass, f *program.Func, c *program.Call, library string) string {
	if args, plain := argumentsOf(f, c.Expr); !plain || len(args) != 1 {
		d.Refuse()
	}
	d.Await(f, c.Stmt, c.Expr, "", "")
	d.Replace(callee(f, c), d.Name(f.Unit, library, "sleep"))
	return library + ".sleep"
}

// futureTwin awaits the future of an executor.
func futureTwin(d *rewrite.Draft, _ *rule.Pass, f *program.Func, c *program.Call, library string) string {
	if library != "asyncio" || f.Expr(c.Expr).List.Len() > 0 || c.Object == facts.None {
		d.Refuse()
		return ""
	}
	d.Await(f, c.Stmt, c.Expr, d.Name(f.Unit, "asyncio", "wrap_future")+"(", "")
	behind := f.Site(c.Expr)
	behind.Start = int(f.Expr(c.Object).End)
	if strings.Join(strings.Fields(rewrite.Source(behind)), "") != ".result()" {
		d.Refuse() // parentheses or a comment between
	}
	d.Replace(behind, ")")
	return "asyncio.wrap_future"
}

// addressTwin asks the loop, or the library, for the addresses of a host.
func addressTwin(d *rewrite.Draft, _ *rule.Pass, f *program.Func, c *program.Call, library string) string {
	args := f.Items(f.Expr(c.Expr).List)
	if c.Loops > 0 || f.IR.Kind == facts.Comprehension {
		d.Refuse() // which of them may wait together is more than a twin decides
	}
	if positional := slices.IndexFunc(args, func(id facts.ID) bool { return f.Expr(id).Kind == facts.Keyword }); positional != 2 && len(args) != 2 {
		d.Refuse()
	}
	name := ""
	switch library {
	case "asyncio":
		name = d.Name(f.Unit, "asyncio", "get_running_loop") + "().getaddrinfo"
	case "anyio":
		name = d.Name(f.Unit, "anyio", "getaddrinfo")
	case "trio":
		name = d.Module(f.Unit, "trio") + ".socket.getaddrinfo"
	}
	d.Await(f, c.Stmt, c.Expr, "", "")
	d.Replace(callee(f, c), name)
	return "getaddrinfo"
}

// shellTwin and processTwin wait for a process of asyncio, where only its end matters.
func shellTwin(d *rewrite.Draft, _ *rule.Pass, f *program.Func, c *program.Call, library string) string {
	args, plain := argumentsOf(f, c.Expr)
	if library != "asyncio" || !plain || len(args) != 1 || !isDropped(f, c) {
		d.Refuse()
	}
	d.Await(f, c.Stmt, c.Expr, "(await ", ").wait()")
	d.Replace(callee(f, c), d.Name(f.Unit, "asyncio", "create_subprocess_shell"))
	return "asyncio.create_subprocess_shell"
}

func processTwin(d *rewrite.Draft, _ *rule.Pass, f *program.Func, c *program.Call, library string) string {
	args := f.Items(f.Expr(c.Expr).List)
	if library != "asyncio" || len(args) == 0 || f.Expr(args[0]).Kind != facts.ListOf || c.Name == "subprocess.run" && !isDropped(f, c) {
		d.Refuse()
		return ""
	}
	for _, arg := range args[1:] {
		if e := f.Expr(arg); e.Kind != facts.Keyword || e.Name != "cwd" && e.Name != "env" {
			d.Refuse()
		}
	}
	command := f.Site(args[0])
	inside := rewrite.Source(command)
	if !strings.HasPrefix(inside, "[") || strings.ContainsAny(inside, "\r\n") || f.Expr(args[0]).List.Len() == 0 {
		d.Refuse()
		return ""
	}
	d.Await(f, c.Stmt, c.Expr, "(await ", ").wait()")
	d.Replace(callee(f, c), d.Name(f.Unit, "asyncio", "create_subprocess_exec"))
	d.Replace(command, strings.TrimRight(strings.TrimSpace(inside[1:len(inside)-1]), ", "))
	return "asyncio.create_subprocess_exec"
}

func isDropped(f *program.Func, c *program.Call) bool {
	s := f.Stmt(c.Stmt)
	return s.Kind == facts.ExprStmt && s.E == c.Expr
}

// pathTwin asks the Path of anyio or trio.
func pathTwin(d *rewrite.Draft, _ *rule.Pass, f *program.Func, c *program.Call, library string) string {
	if library == "asyncio" || c.Object == facts.None {
		d.Refuse()
		return ""
	}
	object := int(f.Expr(c.Object).End)
	dot := strings.IndexByte(string(f.Unit.Syntax.Text[object:f.Expr(f.Expr(c.Expr).A).End]), '.')
	if dot < 0 || strings.Trim(string(f.Unit.Syntax.Text[object:object+dot]), " )") != "" {
		d.Refuse()
		return ""
	}
	path := d.Name(f.Unit, library, "Path")
	if f.Unit.Syntax.Text[f.Expr(c.Expr).Start] == '(' && strings.Count(string(f.Unit.Syntax.Text[object:object+dot]), ")") == 1 {
		d.Await(f, c.Stmt, c.Expr, path, "") // it stands in parentheses
		return library + ".Path"
	}
	d.Await(f, c.Stmt, c.Expr, path+"(", "")
	d.Insert(f.Unit, object+dot, ")")
	return library + ".Path"
}
