package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *App) versionCommand() *cobra.Command {
	return &cobra.Command{Use: "version", Short: a.say(helpVersion), RunE: func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usage{textNoArguments.With("version")}
		}
		_, err := fmt.Fprintln(a.Stdout, "parahint "+a.Version)
		return err
	}}
}
