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
	builtinsLeftOut = Text{
		"the time of builtin functions (sleep, acquire, recv …) has no row of its own here: record with yappi.start(builtins=True)",
		"le temps des fonctions natives (sleep, acquire, recv …) n'a pas de ligne à lui ici : enregistrez avec yappi.start(builtins=True)",
	}
	emptyText = Text{
		"nothing was measured: the program was too short, or its work ran where the profiler does not look (other processes, for many tools)",
		"rien n'a été mesuré : le programme était trop court, ou son travail s'est fait là où le profileur ne regarde pas (d'autres processus, pour beaucoup d'outils)",
	}
	linesWithCallees = Text{
		"the time of a line holds that of what it calls and, in threads, the wait for the GIL and for locks",
		"le temps d'une ligne comprend celui de ce qu'elle appelle et, dans des threads, l'attente du GIL et des verrous",
	}
	scaleneEmpty = Text{
		"Scalene measured nothing: the program was too short, or it works in other processes, which Scalene loses; try py-spy with --subprocesses",
		"Scalene n'a rien mesuré : le programme était trop court, ou il travaille dans d'autres processus, que Scalene perd ; essayez py-spy avec --subprocesses",
	}
	scaleneWaits = Text{
		"a hot line of this profile waits for others (start, join, map, result …): Scalene gives it part of the time of the threads that it waits for, so look at what they run",
		"une ligne chaude de ce profil attend (start, join, map, result …) : Scalene lui attribue une partie du temps des threads qu'elle attend, regardez donc ce qu'ils exécutent",
	}
	highWater = Text{
		"the numbers are the bytes that were alive when the program used the most memory",
		"les nombres sont les octets occupés au moment où le programme utilisait le plus de mémoire",
	}
	tableCut = Text{
		"this table shows only the hottest lines; record with -o for all of them",
		"ce tableau ne montre que les lignes les plus chaudes ; enregistrez avec -o pour les avoir toutes",
	}
	topPlacesOnly = Text{
		"these are only the few places that allocated most over the whole run; `memray transform csv` gives all that was alive at the peak",
		"ce ne sont que les quelques endroits qui ont le plus alloué pendant toute l'exécution ; `memray transform csv` donne tout ce qui était occupé au moment du pic",
	}
	statementOnly = Text{
		"this measures a statement, not the lines of a program: there is nothing to lay over the source",
		"ceci mesure une instruction, pas les lignes d'un programme : il n'y a rien à afficher sur le code",
	}
	memoryOfWhole = Text{
		"this measures the memory of the whole program over time, not of its lines; @profile of memory_profiler or memray tell the lines",
		"ceci mesure la mémoire de tout le programme au cours du temps, pas de ses lignes ; @profile de memory_profiler ou memray donnent les lignes",
	}
)

func droppedRowsText(dropped, all int) Text {
	n, m := strconv.Itoa(dropped), strconv.Itoa(all)
	return Text{n + " of " + m + " rows are damaged and were left out", n + " lignes sur " + m + " sont abîmées et ont été laissées de côté"}
}

var cutOffText = Text{
	"the file breaks off or is damaged: only what comes before is shown",
	"le fichier s'interrompt ou est abîmé : seul ce qui précède est montré",
}

var memoryLeftText = Text{
	"the file also has numbers of memory, which are not shown with its times",
	"le fichier contient aussi des chiffres de mémoire, qui ne sont pas montrés avec ses temps",
}

var (
	noPythonFrames = Text{
		"no sample shows Python functions: run Python 3.12 or newer with `-X perf` and record with `perf record --call-graph dwarf`",
		"aucun échantillon ne montre de fonctions Python : lancez Python 3.12 ou plus récent avec `-X perf` et enregistrez avec `perf record --call-graph dwarf`",
	}
	fewPythonFrames = Text{
		"fewer than half of the samples show Python functions: the rest stands under <native>; `-X perf_jit` (3.13) with `perf inject --jit` shows more",
		"moins de la moitié des échantillons montrent des fonctions Python : le reste figure sous <native> ; `-X perf_jit` (3.13) avec `perf inject --jit` en montre davantage",
	}
)

var (
	overflowText = Text{
		"the tracer's buffer overflowed: the oldest events are lost, so that the beginning of the run is missing",
		"le tampon du traceur a débordé : les événements les plus anciens sont perdus, le début de l'exécution manque donc",
	}
	longTraceText = Text{
		"the trace is very long: its end was not read",
		"la trace est très longue : sa fin n'a pas été lue",
	}
)

// deferText says of a module that it could be imported later.
func deferText(name, time, share string) Text {
	return Text{
		"importing " + name + " takes " + time + " (" + share + " of all imports): where only some functions need it, import it in them, or with `lazy import` from Python 3.15 on",
		"importer " + name + " prend " + time + " (" + share + " de tous les imports) : si seules quelques fonctions en ont besoin, importez-le dans celles-ci, ou avec `lazy import` à partir de Python 3.15",
	}
}

// importAgainText says what the imports mean for processes.
func importAgainText(time, milliseconds string) Text {
	return Text{
		"each process that `spawn` starts imports what the program imports again (" + time + "): add import=" + milliseconds + "ms to the question --what-if of a profile of this program",
		"chaque processus lancé par `spawn` refait les imports du programme (" + time + ") : ajoutez import=" + milliseconds + "ms à la question --what-if d'un profil de ce programme",
	}
}
