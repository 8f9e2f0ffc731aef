// Package comments holds the rules on parahint's own comments. They are checked where suppressions are applied, behind
// all other rules.
package comments

import "github.com/parahint/parahint/rules/rule"

// Rules are the rules of the family.
var Rules = []*rule.Rule{&Bare, &Unknown, &Unused}

// Bare is a suppression that names no rule. It silences nothing: what it would hide tomorrow nobody knows today.
var Bare = rule.Rule{
	ID: "suppression-without-rule", Family: rule.Comments, Chapter: rule.Exceptions,
	Severity: rule.Warning, Concern: rule.Correctness, Confidence: rule.Certain, Over: rule.Suppressions,
	Title: rule.Text{
		EN: "Suppression without a rule",
		FR: "Commentaire d'exception sans nom de règle",
	},
	Message: rule.Text{
		EN: "this comment names no rule and silences nothing: write ignore[rule] and a reason",
		FR: "ce commentaire ne nomme aucune règle et ne tait rien : écrivez ignore[règle] et une raison",
	},
}

// Unknown is a suppression of a rule that does not exist.
var Unknown = rule.Rule{
	ID: "unknown-suppressed-rule", Family: rule.Comments, Chapter: rule.Exceptions,
	Severity: rule.Warning, Concern: rule.Correctness, Confidence: rule.Certain, Over: rule.Suppressions,
	Title: rule.Text{
		EN: "Suppression of a rule that does not exist",
		FR: "Exception pour une règle qui n'existe pas",
	},
	Message: rule.Text{
		EN: "there is no rule %[1]s; the nearest name is %[2]s",
		FR: "la règle %[1]s n'existe pas ; le nom le plus proche est %[2]s",
	},
}

// Unused is a suppression of a rule that finds nothing there.
var Unused = rule.Rule{
	ID: "unused-suppression", Family: rule.Comments, Chapter: rule.Exceptions,
	Severity: rule.Hint, Concern: rule.Correctness, Confidence: rule.Certain, Over: rule.Suppressions,
	Title: rule.Text{
		EN: "Suppression that silences nothing",
		FR: "Exception qui ne tait rien",
	},
	Message: rule.Text{
		EN: "%[1]s finds nothing here any more: this comment can go",
		FR: "%[1]s ne trouve plus rien ici : ce commentaire peut partir",
	},
}
