package project

import "github.com/parahint/parahint/rules/rule"

// What can be wrong with a file.
var (
	textNotThere         = rule.Text{EN: "does not exist", FR: "n'existe pas"}
	textNotAllowed       = rule.Text{EN: "cannot be read: permission denied", FR: "lecture impossible : permission refusée"}
	textLinkLoop         = rule.Text{EN: "is a symbolic link that leads back to itself", FR: "est un lien symbolique qui revient sur lui-même"}
	textLinkEnds         = rule.Text{EN: "is a symbolic link to a file that does not exist", FR: "est un lien symbolique vers un fichier qui n'existe pas"}
	textLinkOut          = rule.Text{EN: "is a symbolic link that leads out of the project; it is not followed", FR: "est un lien symbolique qui sort du projet ; il n'est pas suivi"}
	textCannotRead       = rule.Text{EN: "cannot be read: %s", FR: "lecture impossible : %s"}
	textIsFolder         = rule.Text{EN: "is a folder, not a file", FR: "est un dossier, pas un fichier"}
	textIsPipe           = rule.Text{EN: "is a named pipe (FIFO), not a file", FR: "est un tube nommé (FIFO), pas un fichier"}
	textIsSocket         = rule.Text{EN: "is a socket, not a file", FR: "est une socket, pas un fichier"}
	textIsDevice         = rule.Text{EN: "is a device, not a file", FR: "est un périphérique, pas un fichier"}
	textIsSpecial        = rule.Text{EN: "is not a regular file", FR: "n'est pas un fichier ordinaire"}
	textTooLarge         = rule.Text{EN: "is too large: %.1f MB, the limit is %d MB", FR: "est trop volumineux : %.1f Mo, la limite est de %d Mo"}
	textChanging         = rule.Text{EN: "keeps changing while it is read", FR: "change pendant sa lecture"}
	textVanished         = rule.Text{EN: "vanished while it was read", FR: "a disparu pendant sa lecture"}
	textChangedMeanwhile = rule.Text{EN: "changed since it was checked; it is left as it is", FR: "a changé depuis la vérification ; il reste tel quel"}
	textFixesNoLink      = rule.Text{EN: "is not a regular file; fixes follow no link", FR: "n'est pas un fichier ordinaire ; les corrections ne suivent aucun lien"}
	textCannotEncode     = rule.Text{EN: "cannot be written in its encoding: %s", FR: "ne peut pas être écrit dans son encodage : %s"}
	textCannotDecode     = rule.Text{EN: "cannot be decoded: %s", FR: "décodage impossible : %s"}
	textRulePanicked     = rule.Text{EN: "the rule %s failed (%v); please report this", FR: "la règle %s a échoué (%v) ; merci de le signaler"}
	textPanicked         = rule.Text{EN: "could not be analysed: parahint failed on it (%v); please report this", FR: "n'a pas pu être analysé : parahint y a échoué (%v) ; merci de le signaler"}
)

// What can be wrong with settings.
var (
	textNotTOML      = rule.Text{EN: "this is not valid TOML: %s", FR: "ce TOML n'est pas valide : %s"}
	textNotJSON      = rule.Text{EN: "the editor's settings are not valid JSON: %s", FR: "les réglages de l'éditeur ne sont pas du JSON valide : %s"}
	textUnknownKey   = rule.Text{EN: "unknown setting %q", FR: "réglage inconnu %q"}
	textUnknownName  = rule.Text{EN: "%s: %q is neither a rule nor a family", FR: "%s : %q n'est ni une règle ni une famille"}
	textUnknownRule  = rule.Text{EN: "%s: there is no rule %q", FR: "%s : il n'y a pas de règle %q"}
	textNearest      = rule.Text{EN: "%s; did you mean %q?", FR: "%s ; vouliez-vous dire %q ?"}
	textWrongType    = rule.Text{EN: "%s must be %s, not %s", FR: "%s doit être %s, pas %s"}
	textNotOneOf     = rule.Text{EN: "%s: %q is not one of %s", FR: "%s : %q ne figure pas parmi %s"}
	textBadTarget    = rule.Text{EN: "%s: %q is not a Python from %s to %s (with a final t for a free-threaded build from %s on)", FR: "%s : %q n'est pas un Python de %s à %s (avec un t final pour une version sans GIL à partir de %s)"}
	textBadGlob      = rule.Text{EN: "%s: %q is not a valid pattern", FR: "%s : %q n'est pas un motif valide"}
	textBadNumber    = rule.Text{EN: "%s must be at least 1", FR: "%s doit valoir au moins 1"}
	textBadRoot      = rule.Text{EN: "%s: %q leads out of the project", FR: "%s : %q sort du projet"}
	textGILOn        = rule.Text{EN: "gil = \"off\" needs Python %s or later; the target is %s", FR: "gil = \"off\" demande Python %s ou plus récent ; la cible est %s"}
	textCannotExtend = rule.Text{EN: "these settings cannot be used: %s", FR: "ces réglages ne peuvent pas servir : %s"}
	textEditor       = rule.Text{EN: "editor settings: %s", FR: "réglages de l'éditeur : %s"}
)

// What is added to findings whose place was measured.
var (
	textHotCalls = rule.Text{EN: " (measured here: %s × %s, %s of the run)", FR: " (mesuré ici : %s × %s, %s de l'exécution)"}
	textHotTime  = rule.Text{EN: " (measured here: %s, %s of the run)", FR: " (mesuré ici : %s, %s de l'exécution)"}
	textHotShare = rule.Text{EN: " (measured here: %s of the run)", FR: " (mesuré ici : %s de l'exécution)"}
	textCold     = rule.Text{EN: " (measured: only %s of the run)", FR: " (mesuré : seulement %s de l'exécution)"}
)
