// Package cli is the command line of parahint: one file a command.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// The exit codes.
const (
	exitClean       = 0
	exitFindings    = 1
	exitFailed      = 2
	exitInterrupted = 130
)

// App is what the command line works with.
type App struct {
	Rules []*rule.Rule
	// Page is the page of a rule in Markdown.
	Page func(id string, l rule.Language) string
	// Serve runs the language server on standard input and output.
	Serve   func(ctx context.Context) error
	Version string
	// Analyze is the analysis; nil is the real one.
	Analyze project.Analyze

	Stdin          io.Reader
	Stdout, Stderr io.Writer
	// Getenv gives variables of the environment.
	Getenv func(string) string

	language rule.Language
	// languageGiven says that --lang chose the language.
	languageGiven bool
}

// exit is an error that only says how the program ends; what there was to say has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// usage is an error in how the program was called.
type usage struct{ text rule.Text }

func (u usage) Error() string { return u.text.EN }

// Run runs the command that the arguments name and gives the exit code.
func (a *App) Run(ctx context.Context, args []string) int {
	a.language, a.languageGiven = languageOf(args, a.Getenv)
	root := a.command()
	root.SetArgs(args)
	root.SetOut(a.Stdout)
	root.SetErr(a.Stderr)
	err := root.ExecuteContext(ctx)
	var code exit
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &code):
		return int(code)
	}
	a.complain(a.errorText(err))
	if wantsJSON(args) {
		// Standard output stays valid. The program already ends with an error; a second one would hide the first.
		_ = report.JSON(a.Stdout, &report.Report{})
	}
	return exitFailed
}

// wantsJSON looks for the format among arguments that may not be understood as a whole.
func wantsJSON(args []string) bool {
	for i, arg := range args {
		if arg == "--format=json" || arg == "--format" && i+1 < len(args) && args[i+1] == "json" {
			return true
		}
	}
	return false
}

// errorText is what an error says in the language of the user.
func (a *App) errorText(err error) string {
	var u usage
	if errors.As(err, &u) {
		return u.text.In(a.language)
	}
	return flagError(err).In(a.language)
}

// complain writes one line to standard error.
func (a *App) complain(line string) { fmt.Fprintln(a.Stderr, "parahint: "+line) }

func (a *App) say(t rule.Text) string { return t.In(a.language) }

// command builds the commands.
func (a *App) command() *cobra.Command {
	root := &cobra.Command{
		Use: "parahint", Short: a.say(helpRoot), Long: a.say(helpRoot),
		SilenceErrors: true, SilenceUsage: true, Args: a.noCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.AddCommand(a.checkCommand(), a.profileCommand(), a.explainCommand(), a.rulesCommand(), a.serveCommand(), a.versionCommand())
	root.PersistentFlags().String("lang", "", a.say(helpLang))
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetUsageTemplate(a.say(usageTemplate))
	root.SetHelpTemplate(helpTemplate)
	root.InitDefaultHelpCmd()
	for _, c := range append(root.Commands(), root) {
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = a.say(helpHelp)
		if c.Name() == "help" {
			c.Short = a.say(helpHelp)
		}
	}
	return root
}

// noCommand refuses what is no command and names the nearest.
func (a *App) noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		names = append(names, sub.Name())
	}
	return usage{nearest(textNoCommand.With(args[0]), args[0], names)}
}

// nearest adds the nearest known name to a message.
func nearest(message rule.Text, name string, known []string) rule.Text {
	if near := project.Nearest(name, known); near != "" {
		return textNearest.With(message, near)
	}
	return message
}
