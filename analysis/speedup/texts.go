package speedup

import (
	"fmt"

	"github.com/parahint/parahint/analysis/profile"
)

// Why nothing is projected. The texts end a sentence about a function, so they are short.
var (
	textBytes      = profile.Text{EN: "no projection: this profile counts bytes, not time", FR: "pas de projection : ce profil compte des octets, pas du temps"}
	textChosen     = profile.Text{EN: "no projection: this profile has the chosen functions only, not the run", FR: "pas de projection : ce profil n'a que les fonctions choisies, pas l'exécution"}
	textImports    = profile.Text{EN: "no projection: this profile has the imports only, not the run", FR: "pas de projection : ce profil n'a que les imports, pas l'exécution"}
	textExceptions = profile.Text{EN: "no projection: this profile counts the handling of exceptions only", FR: "pas de projection : ce profil ne compte que le traitement des exceptions"}
	textUntrusted  = profile.Text{EN: "no projection: the totals of this profile cannot be trusted", FR: "pas de projection : les totaux de ce profil ne sont pas fiables"}
	textNothing    = profile.Text{EN: "no projection: nothing was measured", FR: "pas de projection : rien n'a été mesuré"}
	textSummed     = profile.Text{
		EN: "no projection: the total counts the same time in several threads; profile CPU time",
		FR: "pas de projection : le total compte le même temps dans plusieurs threads ; profilez le temps CPU",
	}
	textOverhead = profile.Text{
		EN: "no projection: there are so many short calls that much of this time may be the profiler's own; use one that samples",
		FR: "pas de projection : il y a tant d'appels courts que ce temps peut être en grande partie celui du profileur lui-même ; prenez un profileur par échantillonnage",
	}
)

func few(samples int64) profile.Text {
	return say("not enough samples (%d) for a projection", "pas assez d'échantillons (%d) pour une projection", samples)
}

// Range says why the share of a tool that follows calls is a range; it is empty for other tools.
func (r *Region) Range() profile.Text {
	if !r.traced || !r.Projected() {
		return profile.Text{}
	}
	share := r.Share.Percent()
	cost := profile.Text{}
	if t := r.Basis.tracing; t != nil && t.allCalls > 0 {
		cost = say("the time that the profiler itself costs with each call, and by ", "le temps que le profileur lui-même coûte à chaque appel, et ")
	}
	runs := say("this being one run; several profiles of the same program narrow it", "le fait qu'il n'y a qu'une exécution ; plusieurs profils du même programme resserrent cet écart")
	if r.runs > 1 {
		runs = say("how the %d runs differ", "l'écart entre les %d exécutions", r.runs)
	}
	return join("", say("%s of the run: so much is left open by ", "%s de l'exécution : voilà ce que laissent ouvert ", share), cost, runs)
}

// say fills both texts with the same values.
func say(en, fr string, args ...any) profile.Text {
	return profile.Text{EN: fmt.Sprintf(en, args...), FR: fmt.Sprintf(fr, args...)}
}

// join puts texts together.
func join(separator string, texts ...profile.Text) profile.Text {
	var all profile.Text
	for _, t := range texts {
		if t == (profile.Text{}) {
			continue
		}
		if all != (profile.Text{}) {
			all.EN, all.FR = all.EN+separator, all.FR+separator
		}
		all.EN, all.FR = all.EN+t.EN, all.FR+t.FR
	}
	return all
}
