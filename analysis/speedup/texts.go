package speedup

import (
	"fmt"

	"github.com/parahint/parahint/analysis/profile"
)

// Why nothing is projected. The texts end a sentence about a function, so they are short.
var (
	textBytes      = profile.Text{EN: "no projection: this profile counts bytes, not time", FR: "pas de projection : ce profil compte des octets, pas du temps"}
	textChosen     = profile.Text{EN: "no projection: this profile has the chosen functions only, not the run", FR: "pas de projection : ce profil n'a que les fonctions choisies, pas l'exécution"}
	textExceptions = profile.Text{EN: "no projection: this profile counts the handling of exceptions only", FR: "pas de projection : ce profil ne compte que le traitement des exceptions"}
	textUntrusted  = profile.Text{EN: "no projection: the totals of this profile cannot be trusted", FR: "pas de projection : les totaux de ce profil ne sont pas fiables"}
	textNothing    = profile.Text{EN: "no projection: nothing was measured", FR: "pas de projection : rien n'a été mesuré"}
	textSummed     = profile.Text{
		EN: "no projection: the total counts the same time in several threads; profile CPU time",
		FR: "pas de projection : le total compte le même temps dans plusieurs threads ; profilez le temps CPU",
	}
	textOverhead = profile.Text{
		EN: "no projection: its many short calls cost mostly the profiler's own time; use one that samples",
		FR: "pas de projection : ses nombreux appels courts coûtent surtout le temps du profileur lui-même ; prenez un profileur par échantillonnage",
	}
)

func few(samples int64) profile.Text {
	return say("not enough samples (%d) for a projection", "pas assez d'échantillons (%d) pour une projection", samples)
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
