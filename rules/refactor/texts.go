package refactor

import "github.com/parahint/parahint/rules/rule"

var (
	textParallel = rule.Text{
		EN: "Run the turns of this loop side by side",
		FR: "Exécuter les tours de cette boucle côte à côte",
	}
	textGather = rule.Text{
		EN: "Await all turns at once with asyncio.gather (the first exception is raised while the others run on)",
		FR: "Attendre tous les tours à la fois avec asyncio.gather (la première exception est levée, les autres tours continuent)",
	}
	textLimited = rule.Text{
		EN: "Await ten turns at once, with a Semaphore (the first exception is raised while the others run on)",
		FR: "Attendre dix tours à la fois, avec un Semaphore (la première exception est levée, les autres tours continuent)",
	}
	textTaskGroup = rule.Text{
		EN: "Run the turns in an asyncio.TaskGroup (an exception cancels the others)",
		FR: "Exécuter les tours dans un asyncio.TaskGroup (une exception annule les autres)",
	}
	textProcesses = rule.Text{
		EN: "Spread the turns over processes (what goes in and out is pickled)",
		FR: "Répartir les tours sur des processus (ce qui entre et sort passe par pickle)",
	}
	textChunks = rule.Text{
		EN: "Spread the turns over processes, sixteen at a time (for short turns; what goes in and out is pickled)",
		FR: "Répartir les tours sur des processus, seize par seize (pour des tours courts ; ce qui entre et sort passe par pickle)",
	}
	textAsDone = rule.Text{
		EN: "Submit the turns and take each result when it is done (the entries come in that order)",
		FR: "Soumettre les tours et prendre chaque résultat dès qu'il est prêt (les entrées viennent dans cet ordre)",
	}
	textThreads = rule.Text{
		EN: "Run the turns in threads, since they wait (what they call must be safe in threads)",
		FR: "Exécuter les tours dans des threads, puisqu'ils attendent (ce qu'ils appellent doit s'y prêter)",
	}
)

// Why a loop cannot be rewritten.
var (
	whyUnknown = rule.Text{
		EN: "it is not known what %s does to the other turns",
		FR: "on ne sait pas ce que %s fait aux autres tours",
	}
	whyWrites = rule.Text{
		EN: "%s changes what other turns can see",
		FR: "%s change ce que d'autres tours peuvent voir",
	}
	whyShows = rule.Text{
		EN: "the order of %s shows",
		FR: "l'ordre de %s se voit",
	}
	whyLeaves = rule.Text{
		EN: "%s ends the loop early or gives values one by one",
		FR: "%s termine la boucle plus tôt ou donne ses valeurs une à une",
	}
	whyCarries = rule.Text{
		EN: "%s carries a value from one turn to the next",
		FR: "%s porte une valeur d'un tour au suivant",
	}
	whyShape = rule.Text{
		EN: "only a loop that keeps the result of one call a turn, in a list or a dict, or such a comprehension, can be rewritten",
		FR: "seule une boucle qui garde le résultat d'un appel par tour, dans une liste ou un dict, ou une telle compréhension, peut être réécrite",
	}
	whyMixed = rule.Text{
		EN: "one of the calls waits, another one computes: threads suit the one, processes the other",
		FR: "l'un des appels attend, un autre calcule : des threads conviennent à l'un, des processus à l'autre",
	}
	whyComment = rule.Text{
		EN: "a comment inside would be lost",
		FR: "un commentaire à l'intérieur serait perdu",
	}
	whyUsedLater = rule.Text{
		EN: "%s is used after the loop",
		FR: "%s sert encore après la boucle",
	}
	whyShared = rule.Text{
		EN: "other code stands on its line",
		FR: "d'autre code se trouve sur sa ligne",
	}
	whyCallable = rule.Text{
		EN: "a process can only be given a function of a module: %s is none",
		FR: "on ne peut confier à un processus qu'une fonction d'un module : %s n'en est pas une",
	}
	whyModule = rule.Text{
		EN: "at the level of a module, worker processes would run the loop again: put it in a function",
		FR: "au niveau d'un module, les processus exécuteraient la boucle à leur tour : placez-la dans une fonction",
	}
)
