package cli

import "github.com/parahint/parahint/rules/rule"

// What the commands and flags are for.
var (
	helpRoot          = rule.Text{EN: "parahint gives concurrency hints for Python.", FR: "parahint donne des conseils de concurrence pour Python."}
	helpLang          = rule.Text{EN: "`LANGUAGE` of messages, en or fr (default: that of the environment)", FR: "`LANGUE` des messages, en ou fr (par défaut : celle de l'environnement)"}
	helpHelp          = rule.Text{EN: "show help", FR: "afficher l'aide"}
	helpCheck         = rule.Text{EN: "Check Python files for concurrency defects", FR: "Chercher des défauts de concurrence dans des fichiers Python"}
	helpCheckLong     = rule.Text{EN: checkLongEN, FR: checkLongFR}
	helpFormat        = rule.Text{EN: "`FORMAT` of the report: text (default), json, sarif or github", FR: "`FORMAT` du rapport : text (par défaut), json, sarif ou github"}
	helpSelect        = rule.Text{EN: "`RULES` or families to check, separated by commas (default: all)", FR: "`RÈGLES` ou familles à vérifier, séparées par des virgules (par défaut : toutes)"}
	helpIgnore        = rule.Text{EN: "`RULES` or families to leave out, separated by commas", FR: "`RÈGLES` ou familles à laisser de côté, séparées par des virgules"}
	helpTarget        = rule.Text{EN: "oldest `PYTHON` that the code runs on, such as 3.12, or 3.14t without GIL", FR: "plus ancien `PYTHON` sur lequel le code tourne, par exemple 3.12, ou 3.14t sans GIL"}
	helpPossible      = rule.Text{EN: "also show findings that are only possible", FR: "montrer aussi les constats qui ne sont que possibles"}
	helpStatistics    = rule.Text{EN: "count findings by rule instead of listing them", FR: "compter les constats par règle au lieu de les énumérer"}
	helpFix           = rule.Text{EN: "make the safe fixes and show what is left", FR: "appliquer les corrections sûres et montrer ce qui reste"}
	helpUnsafeFixes   = rule.Text{EN: "make the fixes that want a look as well (implies --fix)", FR: "appliquer aussi les corrections à relire (entraîne --fix)"}
	helpDiff          = rule.Text{EN: "show the fixes as a patch and change nothing", FR: "montrer les corrections sous forme de patch sans rien changer"}
	helpNoCache       = rule.Text{EN: "neither read nor write the cache", FR: "ne pas lire ni écrire le cache"}
	helpIsolated      = rule.Text{EN: "take the paths alone: no settings, no project around them", FR: "prendre les chemins seuls : ni réglages, ni projet autour"}
	helpStdinFilename = rule.Text{EN: "`FILE` of the project that standard input stands for", FR: "`FICHIER` du projet que l'entrée standard remplace"}
	helpExplain       = rule.Text{EN: "Show the page of a rule", FR: "Afficher la page d'une règle"}
	helpRules         = rule.Text{EN: "List the rules", FR: "Énumérer les règles"}
	helpServe         = rule.Text{EN: "Run the language server on standard input and output", FR: "Lancer le serveur de langage sur l'entrée et la sortie standard"}
	helpProfiles      = rule.Text{EN: "`FILE` of a profiler: findings about speed rise where the time goes and fall where none does", FR: "`FICHIER` d'un profileur : les constats sur la vitesse montent là où passe le temps et baissent là où il n'en passe pas"}
	helpProfile       = rule.Text{EN: "Show what is in the files of profilers", FR: "Montrer ce que contiennent les fichiers de profileurs"}
	helpProfileFormat = rule.Text{EN: "`FORMAT` of the output: text (default) or json", FR: "`FORMAT` de la sortie : text (par défaut) ou json"}
	helpTop           = rule.Text{EN: "how many functions and lines to show, 0 for all", FR: "combien de fonctions et de lignes montrer, 0 pour toutes"}
	helpWhatIf        = rule.Text{
		EN: "how much faster at most: `QUESTION` such as \"workers=1,2,4,8 start=spawn piece=1000\" (also cores, pieces, bytes, ram, import, build, function, measured=1:10,2:19,4:33); \"\" takes this machine",
		FR: "combien plus vite au mieux : `QUESTION` comme \"workers=1,2,4,8 start=spawn piece=1000\" (aussi cores, pieces, bytes, ram, import, build, function, measured=1:10,2:19,4:33) ; \"\" prend cette machine",
	}
	helpHTML    = rule.Text{EN: "write a report for a browser to `FILE`: flame graph, hot lines, what could be gained", FR: "écrire dans `FICHIER` un rapport pour navigateur : flame graph, lignes chaudes, gain possible"}
	helpVersion = rule.Text{EN: "Show the version", FR: "Afficher la version"}
)

const (
	checkLongEN = `Check Python files for concurrency defects.

PATHS choose which findings are shown; the analysis always covers the whole project of each path. Without paths the
working directory is checked; "-" reads standard input.

Exit status: 0 nothing found, 1 something found, 2 nothing could be checked or wrong usage, 130 interrupted.

Of the command line, parahint.toml and [tool.parahint] in pyproject.toml, the earlier one wins.`
	checkLongFR = `Chercher des défauts de concurrence dans des fichiers Python.

Les chemins choisissent les constats affichés ; l'analyse porte toujours sur tout le projet de chaque chemin. Sans
chemin, le dossier courant est vérifié ; « - » lit l'entrée standard.

Code de sortie : 0 rien à signaler, 1 des constats, 2 rien n'a pu être vérifié ou mauvais usage, 130 interruption.

Entre la ligne de commande, parahint.toml et [tool.parahint] dans pyproject.toml, le premier l'emporte.`
)

// What can go wrong.
var (
	textNoProfile     = rule.Text{EN: "give the file of a profiler", FR: "donnez le fichier d'un profileur"}
	textWhatIf        = rule.Text{EN: "--what-if: %s", FR: "--what-if : %s"}
	textNoFunction    = rule.Text{EN: "--what-if: the profiles have no function %q", FR: "--what-if : les profils n'ont pas de fonction %q"}
	textNoOwnFunction = rule.Text{EN: "--what-if: the profiles have no function of your program; name one with function=", FR: "--what-if : les profils n'ont aucune fonction de votre programme ; nommez-en une avec function="}
	textNearest       = rule.Text{EN: "%s; did you mean %q?", FR: "%s ; vouliez-vous dire %q ?"}
	textNoCommand     = rule.Text{EN: "there is no command %q", FR: "il n'y a pas de commande %q"}
	textNoFlag        = rule.Text{EN: "there is no flag %q", FR: "il n'y a pas d'option %q"}
	textNoValue       = rule.Text{EN: "--%s needs a value", FR: "--%s demande une valeur"}
	textBadValue      = rule.Text{EN: "--%s: %q is not a valid value", FR: "--%s : %q n'est pas une valeur valide"}
	textNotOneOf      = rule.Text{EN: "--%s: %q is not one of %s", FR: "--%s : %q ne figure pas parmi %s"}
	textBadTarget     = rule.Text{EN: "--target-python: %q is not a Python from %s to %s (with a final t for a free-threaded build from %s on)", FR: "--target-python : %q n'est pas un Python de %s à %s (avec un t final pour une version sans GIL à partir de %s)"}
	textFixed         = rule.Text{EN: "Fixed %s in %s.", FR: "Corrigé : %s dans %s."}
	textWouldFix      = rule.Text{EN: "Would fix %s in %s.", FR: "À corriger : %s dans %s."}
	textOneFinding    = rule.Text{EN: "%d finding", FR: "%d constat"}
	textManyFindings  = rule.Text{EN: "%d findings", FR: "%d constats"}
	textOneFile       = rule.Text{EN: "%d file", FR: "%d fichier"}
	textManyFiles     = rule.Text{EN: "%d files", FR: "%d fichiers"}
	textNoRule        = rule.Text{EN: "there is no rule %q", FR: "il n'y a pas de règle %q"}
	textOneRule       = rule.Text{EN: "explain needs the name of one rule; `parahint rules` lists them", FR: "explain demande le nom d'une règle ; `parahint rules` les énumère"}
	textNoArguments   = rule.Text{EN: "%s takes no arguments", FR: "%s ne prend pas d'argument"}
	textStdinAlone    = rule.Text{EN: "\"-\" stands for standard input and cannot be given with other paths", FR: "« - » désigne l'entrée standard et ne va pas avec d'autres chemins"}
	textStdinRead     = rule.Text{EN: "standard input cannot be read: %s", FR: "lecture de l'entrée standard impossible : %s"}
	textStdinLarge    = rule.Text{EN: "standard input is too large: the limit is %d MB", FR: "l'entrée standard est trop volumineuse : la limite est de %d Mo"}
	textNoFolder      = rule.Text{EN: "the working directory cannot be found: %s", FR: "le dossier courant est introuvable : %s"}
	textNoFiles       = rule.Text{EN: "no Python file was found under the given paths", FR: "aucun fichier Python trouvé sous les chemins donnés"}
	textFailed        = rule.Text{EN: "the analysis failed: %s", FR: "l'analyse a échoué : %s"}
	textCannotWrite   = rule.Text{EN: "the report cannot be written: %s", FR: "le rapport ne peut pas être écrit : %s"}
	textNoServer      = rule.Text{EN: "the language server failed: %s", FR: "le serveur de langage a échoué : %s"}
	textReading       = rule.Text{EN: "reading", FR: "lecture"}
)

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString | trimTrailingWhitespaces}}{{end}}
`

// usageTemplate is cobra's, in both languages.
var usageTemplate = rule.Text{
	EN: `Usage:
  {{.UseLine}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Global flags:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`,
	FR: `Usage :
  {{.UseLine}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [commande]

Commandes :{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Options :
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Options globales :
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`,
}
