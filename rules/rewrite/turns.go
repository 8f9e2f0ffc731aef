package rewrite

import (
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/facts"
	"github.com/parahint/parahint/analysis/program"
)

// Turns are those of a loop that awaits one call a turn: of a list comprehension, or of a for statement that appends.
type Turns struct {
	// F is the coroutine that holds the loop; In, the function whose code a turn is.
	F, In *program.Func
	// Stmt is the statement that is, or holds, the loop; Comp, the comprehension, None of a for statement.
	Stmt, Comp facts.ID
	// Target and Items are what a for statement runs over; Await is what a turn awaits.
	Target, Items, Await facts.ID
	// List is the source of the list that a for statement appends to.
	List string
}

// call is the source of the call that a turn awaits.
func (t *Turns) call() string { return t.In.Text(t.In.Expr(t.Await).A) }

// Gather awaits all turns together: [await f(x) for x in xs] becomes await gather(*[f(x) for x in xs]).
func (d *Draft) Gather(t *Turns) {
	gather := d.Name(t.F.Unit, "asyncio", "gather")
	if t.Comp == facts.None {
		d.extend(t, gather, t.call())
		return
	}
	d.Await(t.F, t.Stmt, t.Comp, gather+"(*", ")")
	at := t.In.Site(t.Await)
	at.End = int(t.In.Expr(t.In.Expr(t.Await).A).Start)
	if strings.TrimSpace(Source(at)) != "await" {
		d.Refuse()
	}
	d.Delete(at)
}

// extend makes list.extend(await gather(*[…])) of a for statement.
func (d *Draft) extend(t *Turns, gather, call string) {
	d.Replace(t.F.StmtSite(t.Stmt), t.List+".extend(await "+gather+"(*["+call+" for "+t.F.Text(t.Target)+" in "+t.F.Text(t.Items)+"]))")
}

// AtOnce is how many turns a Semaphore lets run at once.
const AtOnce = 10

// GatherLimited is Gather with a Semaphore, which each turn takes in a coroutine of its own that is defined before the loop.
func (d *Draft) GatherLimited(t *Turns) {
	names := targetNames(t.In, t.Target)
	call := t.call()
	if len(names) == 0 || strings.ContainsAny(call, "\r\n") {
		d.Refuse()
		return
	}
	u := t.F.Unit
	semaphore, limited, step := d.NewName(u, "semaphore"), d.NewName(u, "limited"), Step(u.Module)
	given := strings.Join(names, ", ")
	d.Before(t.F, t.Stmt,
		semaphore+" = "+d.Name(u, "asyncio", "Semaphore")+"("+strconv.Itoa(AtOnce)+")", "",
		"async def "+limited+"("+given+"):", step+"async with "+semaphore+":", step+step+"return await "+call, "")
	gather := d.Name(u, "asyncio", "gather")
	if t.Comp == facts.None {
		d.extend(t, gather, limited+"("+given+")")
		return
	}
	d.Await(t.F, t.Stmt, t.Comp, gather+"(*", ")")
	d.Replace(t.In.Site(t.Await), limited+"("+given+")")
}

// targetNames are the names that a turn of a loop is given; nil where the target is more than names.
func targetNames(f *program.Func, target facts.ID) []string {
	if target == facts.None {
		return nil
	}
	switch e := f.Expr(target); e.Kind {
	case facts.Name:
		return []string{e.Name}
	case facts.Tuple, facts.ListOf:
		var all []string
		for _, id := range f.Items(e.List) {
			if f.Expr(id).Kind != facts.Name {
				return nil
			}
			all = append(all, f.Expr(id).Name)
		}
		return all
	}
	return nil
}
