package profile

import "strconv"

// What must be said of whole files. The facts are measured on real files, see testdata/profiles.
var (
	severalThreads = Text{
		"several threads ran under cProfile: since Python 3.12 it mixes their calls, so totals cannot be trusted; profile with `py-spy record -t`, yappi, or `python -m profiling.sampling run -a` (3.15)",
		"plusieurs threads ont tourné sous cProfile : depuis Python 3.12 il mélange leurs appels, les totaux ne sont donc pas fiables ; profilez avec `py-spy record -t`, yappi, ou `python -m profiling.sampling run -a` (3.15)",
	}
	mainThreadOnly = Text{
		"this profiler sees the thread that started it; what other threads and processes did is missing",
		"ce profileur voit le thread qui l'a lancé ; ce qu'ont fait les autres threads et processus manque",
	}
	emptyText = Text{
		"nothing was measured: the program was too short, or its work ran where the profiler does not look (other processes, for many tools)",
		"rien n'a été mesuré : le programme était trop court, ou son travail s'est fait là où le profileur ne regarde pas (d'autres processus, pour beaucoup d'outils)",
	}
)

func droppedRowsText(dropped, all int) Text {
	n, m := strconv.Itoa(dropped), strconv.Itoa(all)
	return Text{n + " of " + m + " rows are damaged and were left out", n + " lignes sur " + m + " sont abîmées et ont été laissées de côté"}
}
