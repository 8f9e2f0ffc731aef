package cli

import (
	"github.com/spf13/cobra"
)

func (a *App) serveCommand() *cobra.Command {
	c := &cobra.Command{Use: "serve", Short: a.say(helpServe), RunE: func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage{textNoArguments.With("serve")}
		}
		if err := a.Serve(c.Context()); err != nil {
			return usage{textNoServer.With(err.Error())}
		}
		return nil
	}}
	// Editors give this to every server that speaks over standard input and output.
	c.Flags().Bool("stdio", true, "")
	c.Flags().Lookup("stdio").Hidden = true
	return c
}
