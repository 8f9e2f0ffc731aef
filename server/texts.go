package server

import "github.com/parahint/parahint/rules/rule"

// What the user reads.
var (
	textScanning        = rule.Text{EN: "parahint", FR: "parahint"}
	textScanned         = rule.Text{EN: "%d of %d files", FR: "%d fichiers sur %d"}
	textAnalysing       = rule.Text{EN: "analysing", FR: "analyse"}
	textCannotExtend    = rule.Text{EN: "these settings cannot be used: %s", FR: "ces réglages ne peuvent pas servir : %s"}
	textRefused         = rule.Text{EN: "line %s: %s", FR: "ligne %s : %s"}
	textFixAll          = rule.Text{EN: "Make all safe fixes of parahint", FR: "Appliquer toutes les corrections sûres de parahint"}
	textFixRule         = rule.Text{EN: "Fix all findings of %s in this file", FR: "Corriger tous les constats de %s dans ce fichier"}
	textIgnoreLine      = rule.Text{EN: "Ignore %s here", FR: "Ignorer %s ici"}
	textIgnoreFile      = rule.Text{EN: "Ignore %s in this file", FR: "Ignorer %s dans ce fichier"}
	textExplain         = rule.Text{EN: "Explain %s", FR: "Expliquer %s"}
	textNoRule          = rule.Text{EN: "there is no rule %q", FR: "il n'y a pas de règle %q"}
	textWhatIfArguments = rule.Text{EN: "the command takes the URI of an open document, a line and a question", FR: "la commande prend l'URI d'un document ouvert, une ligne et une question"}
	textNotMeasured     = rule.Text{EN: "no loaded profile has numbers of a function here", FR: "aucun profil chargé n'a de nombres pour une fonction à cet endroit"}
	textWhatIfHead      = rule.Text{EN: "**What if %s (%s of the run) ran on several workers?**", FR: "**Et si %s (%s de l'exécution) tournait sur plusieurs workers ?**"}
	textWhatIfBound     = rule.Text{EN: "The run is faster by at most:", FR: "L'exécution est plus rapide d'au plus :"}
	textWhatIfColumns   = rule.Text{EN: "| workers | processes | threads | async |", FR: "| workers | processus | threads | async |"}
	textWhatIfCeiling   = rule.Text{EN: "Without limit: at most %s", FR: "Sans limite : au plus %s"}
	textProfileURI      = rule.Text{EN: "the command takes URIs of files", FR: "la commande prend des URI de fichiers"}
	textHotLine         = rule.Text{EN: "◂ %s self", FR: "◂ %s propre"}
	textFunctionHeat    = rule.Text{EN: "self %s (%s) · total %s", FR: "propre %s (%s) · total %s"}
	textNothingHere     = rule.Text{EN: "none of the files of this profile lies in the open folder; if it comes from another machine, see the setting profile-paths", FR: "aucun fichier de ce profil ne se trouve dans le dossier ouvert ; s'il vient d'une autre machine, voyez le réglage profile-paths"}
	textCaller          = rule.Text{EN: "Called mostly by %s (%s of its time)", FR: "Appelée surtout par %s (%s de son temps)"}
	textThread          = rule.Text{EN: "1 thread", FR: "1 thread"}
	textThreads         = rule.Text{EN: "%d threads", FR: "%d threads"}
	textProfileColumns  = rule.Text{EN: "| clock | self | total | calls | CPU | GIL | memory | from |", FR: "| horloge | propre | total | appels | CPU | GIL | mémoire | source |"}
	textOneRule         = rule.Text{EN: "the command takes the name of one rule", FR: "la commande prend le nom d'une règle"}
)

// The words for how bad and how sure a finding is.
var (
	severityNames = map[rule.Severity]rule.Text{
		rule.Hint:    {EN: "hint", FR: "conseil"},
		rule.Warning: {EN: "warning", FR: "avertissement"},
		rule.Error:   {EN: "error", FR: "erreur"},
	}
	confidenceNames = map[rule.Confidence]rule.Text{
		rule.Possible: {EN: "possible", FR: "possible"},
		rule.Likely:   {EN: "likely", FR: "probable"},
		rule.Certain:  {EN: "certain", FR: "certain"},
	}
)
