package program

// asking are the calls by which code finds out in which thread, or under which loop, it runs.
var asking = map[string]bool{
	"threading.get_ident":                  true,
	"threading.get_native_id":              true,
	"threading.current_thread":             true,
	"threading.main_thread":                true,
	"_thread.get_ident":                    true,
	"asyncio.get_running_loop":             true,
	"asyncio._get_running_loop":            true,
	"asyncio.current_task":                 true,
	"asyncio.AbstractEventLoop.is_running": true,
	"sniffio.current_async_library":        true,
}

// Asks reports whether the function finds out in which thread, or under which loop, it runs: what it calls then is a
// matter of where it is called. A coroutine knows that it has a loop.
func (p *Program) Asks(f *Func) bool { return p.Link(f).asks }

func (l *Link) findAsking(f *Func) {
	for i := range l.Calls {
		l.asks = l.asks || !f.Async() && asking[l.Calls[i].Name]
	}
}
