package main
import ("path/filepath";"strings";"bytes";"context";"fmt";"math/rand/v2";"os";"regexp";"runtime/pprof";"sort";"time"
"github.com/parahint/parahint/analysis/knowledge"
"github.com/parahint/parahint/analysis/py"
"github.com/parahint/parahint/analysis/syntax"
"github.com/parahint/parahint/analysis/text"
"github.com/parahint/parahint/project")
func main() {
	b, _ := os.ReadFile(os.Args[1])
	s := project.NewSession(project.Config{Target: py.Target{Version: py.V311}, Table: knowledge.Default(), Roots: []string{"."}})
	f := syntax.NewFile(b)
	rel := "m.py"
	if len(os.Args) > 2 {
		rel, _ = filepath.Rel(os.Args[2], os.Args[1])
		filepath.Walk(os.Args[2], func(path string, info os.FileInfo, err error) error { if err == nil && !info.IsDir() && strings.HasSuffix(path, ".py") { b, _ := os.ReadFile(path); r, _ := filepath.Rel(os.Args[2], path); s.Set(r, syntax.NewFile(b)) }; return nil })
	}
	s.Set(rel, f); s.Analyze(context.Background())
	locs := regexp.MustCompile(`(?m)^        +(\w+)`).FindAllIndex(b, -1)
	r := rand.New(rand.NewPCG(1, 2))
	p, _ := os.Create("/tmp/key.prof"); pprof.StartCPUProfile(p)
	by := map[int][]time.Duration{}
	var ap, an, br []time.Duration
	do := func(e text.Edit) (time.Duration, time.Duration) {
		t := time.Now(); f = f.Apply(e); d := time.Since(t)
		t = time.Now(); s.Set(rel, f); s.Analyze(context.Background()); return d, time.Since(t)
	}
	for i := 0; i < 400; i++ {
		at := locs[r.IntN(len(locs))][1]
		new := "x"; if i%10 == 5 { new = "(" }
		d, a := do(text.Edit{Span: text.Span{Start: at, End: at}, New: []byte(new)})
		d2, a2 := do(text.Edit{Span: text.Span{Start: at, End: at+1}})
		k := 1 + bytes.Count(b[:at], []byte("\n"))
		by[k] = append(by[k], a)
		if new == "x" { ap = append(ap, d, d2); an = append(an, a, a2) } else { br = append(br, a, a2) }
	}
	pprof.StopCPUProfile()
	type row struct { line, n int; med time.Duration }
	var rows []row
	for k, x := range by { sort.Slice(x, func(i, j int) bool { return x[i] < x[j] }); rows = append(rows, row{k, len(x), x[len(x)/2]}) }
	sort.Slice(rows, func(i, j int) bool { return rows[i].med > rows[j].med })
	for _, r := range rows[:25] { fmt.Println(r.line, r.n, r.med) }
	for n, x := range map[string][]time.Duration{"apply": ap, "analyze": an, "broken": br} { sort.Slice(x, func(i, j int) bool { return x[i] < x[j] }); fmt.Println(n, "median", x[len(x)/2], "p90", x[len(x)*9/10], "p99", x[len(x)*99/100], "max", x[len(x)-1]) }
}
