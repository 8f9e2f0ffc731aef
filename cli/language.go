package cli

import (
	"errors"
	"strings"

	"github.com/spf13/pflag"

	"github.com/parahint/parahint/rules/rule"
)

// languageOf is the language that is asked for: by --lang, else by the environment. It must be known before the commands
// are, since these say in it what they do.
func languageOf(args []string, getenv func(string) string) (l rule.Language, given bool) {
	for i, arg := range args {
		if arg == "--" {
			break
		}
		value, inside := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, inside = args[i+1], true
		}
		if l := rule.Language(value); inside && (l == rule.English || l == rule.French) {
			return l, true
		}
	}
	return environmentLanguage(getenv), false
}

// environmentLanguage is the language of the locale, English where that is neither.
func environmentLanguage(getenv func(string) string) rule.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			if value == "fr" || strings.HasPrefix(value, "fr_") || strings.HasPrefix(value, "fr.") || strings.HasPrefix(value, "fr-") {
				return rule.French
			}
			return rule.English
		}
	}
	return rule.English
}

// flagError puts what is wrong with a flag in both languages.
func flagError(err error) rule.Text {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return textNoFlag.With(unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return textNoValue.With(missing.GetFlag().Name)
	case errors.As(err, &invalid):
		return textBadValue.With(invalid.GetFlag().Name, invalid.GetValue())
	}
	return rule.Text{EN: err.Error(), FR: err.Error()}
}
