package server

import "github.com/parahint/parahint/rules/rule"

// What the user reads.
var (
	textScanning     = rule.Text{EN: "parahint", FR: "parahint"}
	textScanned      = rule.Text{EN: "%d of %d files", FR: "%d fichiers sur %d"}
	textAnalysing    = rule.Text{EN: "analysing", FR: "analyse"}
	textCannotExtend = rule.Text{EN: "these settings cannot be used: %s", FR: "ces réglages ne peuvent pas servir : %s"}
	textRefused      = rule.Text{EN: "line %s: %s", FR: "ligne %s : %s"}
	textFixAll       = rule.Text{EN: "Make all safe fixes of parahint", FR: "Appliquer toutes les corrections sûres de parahint"}
	textFixRule      = rule.Text{EN: "Fix all findings of %s in this file", FR: "Corriger tous les constats de %s dans ce fichier"}
	textIgnoreLine   = rule.Text{EN: "Ignore %s here", FR: "Ignorer %s ici"}
	textIgnoreFile   = rule.Text{EN: "Ignore %s in this file", FR: "Ignorer %s dans ce fichier"}
	textExplain      = rule.Text{EN: "Explain %s", FR: "Expliquer %s"}
	textNoRule       = rule.Text{EN: "there is no rule %q", FR: "il n'y a pas de règle %q"}
	textOneRule      = rule.Text{EN: "the command takes the name of one rule", FR: "la commande prend le nom d'une règle"}
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
