package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// profileOptions are the flags of the command profile.
type profileOptions struct {
	format string
	top    int
}

func (a *App) profileCommand() *cobra.Command {
	var o profileOptions
	c := &cobra.Command{Use: "profile FILE...", Short: a.say(helpProfile), RunE: func(_ *cobra.Command, args []string) error {
		return a.profile(args, o)
	}}
	c.Flags().StringVar(&o.format, "format", "text", a.say(helpProfileFormat))
	c.Flags().IntVar(&o.top, "top", 20, a.say(helpTop))
	return c
}

// profile shows what is in the files of profilers.
func (a *App) profile(paths []string, o profileOptions) error {
	if len(paths) == 0 {
		return usage{textNoProfile}
	}
	if o.format != "text" && o.format != "json" {
		return usage{textNotOneOf.With("format", o.format, "text, json")}
	}
	var read []*profile.Profile
	for _, path := range paths {
		p, err := project.ReadProfile(path)
		if err != nil {
			a.complain(path + ": " + rule.Text(project.ProfileError(err)).In(a.language))
			continue
		}
		read = append(read, p.Profile)
	}
	if err := a.showProfiles(read, o); err != nil {
		return err
	}
	if len(read) == 0 {
		return exit(exitFailed)
	}
	return nil
}

func (a *App) showProfiles(read []*profile.Profile, o profileOptions) error {
	if o.format == "json" {
		return report.ProfilesJSON(a.Stdout, read, a.language, o.top)
	}
	for _, p := range read {
		if err := report.ProfileText(a.Stdout, p, a.language, o.top); err != nil {
			return fmt.Errorf("writing the profile: %w", err)
		}
	}
	return nil
}
