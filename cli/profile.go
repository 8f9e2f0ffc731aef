package cli

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/parahint/parahint/analysis/profile"
	"github.com/parahint/parahint/cli/report"
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
		p, err := readProfile(path)
		if err != nil {
			a.complain(path + ": " + profileError(err).In(a.language))
			continue
		}
		read = append(read, p)
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

// readProfile reads a regular file.
func readProfile(path string) (*profile.Profile, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errNotRegular
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return profile.Read(file)
}

var errNotRegular = &profile.Error{Text: profile.Text(textNotRegular)}

// profileError is what an error says to the user.
func profileError(err error) rule.Text {
	var own *profile.Error
	if errors.As(err, &own) {
		return rule.Text(own.Text)
	}
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return rule.Text{EN: err.Error(), FR: err.Error()}
}
