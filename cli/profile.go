package cli

import (
	"fmt"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"github.com/parahint/parahint/analysis/speedup"
	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// profileOptions are the flags of the command profile.
type profileOptions struct {
	format, whatIf, html string
	top                  int
	asked                bool
}

func (a *App) profileCommand() *cobra.Command {
	var o profileOptions
	c := &cobra.Command{Use: "profile FILE...", Short: a.say(helpProfile), RunE: func(c *cobra.Command, args []string) error {
		o.asked = c.Flags().Changed("what-if")
		return a.profile(args, o)
	}}
	c.Flags().StringVar(&o.format, "format", "text", a.say(helpProfileFormat))
	c.Flags().IntVar(&o.top, "top", 20, a.say(helpTop))
	c.Flags().StringVar(&o.whatIf, "what-if", "", a.say(helpWhatIf))
	c.Flags().StringVar(&o.html, "html", "", a.say(helpHTML))
	return c
}

// profile shows what is in the files of profilers, and what they prove together.
func (a *App) profile(paths []string, o profileOptions) error {
	if len(paths) == 0 {
		return usage{textNoProfile}
	}
	if o.format != "text" && o.format != "json" {
		return usage{textNotOneOf.With("format", o.format, "text, json")}
	}
	if o.top < 0 {
		return usage{textBadValue.With("top", fmt.Sprint(o.top))}
	}
	question, err := speedup.ParseWhatIf(o.whatIf, machine())
	if err != nil {
		return usage{textWhatIf.With(rule.Text(project.ProfileError(err)))}
	}
	read := a.readProfiles(paths)
	p := report.Projection{Joined: project.JoinProfiles(read), Machine: question.Machine}
	if len(read) == 0 {
		return a.noProfiles(p, o)
	}
	if o.asked {
		if err := ask(&p, question); err != nil {
			return err
		}
	}
	if o.html != "" {
		return a.writeHTML(p, o.html, o.top)
	}
	return a.showProfiles(p, o)
}

// noProfiles ends a run that could read no file; who wants JSON gets some all the same.
func (a *App) noProfiles(p report.Projection, o profileOptions) error {
	if o.format == "json" && o.html == "" {
		if err := report.ProfilesJSON(a.Stdout, p, a.language, o.top); err != nil {
			return err
		}
	}
	return exit(exitFailed)
}

// machine is the one that this runs on, with its default way to start processes.
func machine() speedup.Machine {
	m := speedup.NewMachine(runtime.NumCPU())
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		m.Start = speedup.Spawn
	}
	return m
}

// readProfiles reads what can be read, and says what cannot.
func (a *App) readProfiles(paths []string) []*project.ProfileFile {
	var read []*project.ProfileFile
	for _, path := range paths {
		p, err := project.ReadProfile(path)
		if err != nil {
			a.complain(path + ": " + rule.Text(project.ProfileError(err)).In(a.language))
			continue
		}
		read = append(read, p)
	}
	return read
}

// ask answers the question about the function that it names, or about the hottest.
func ask(p *report.Projection, question speedup.WhatIf) error {
	regions := p.Joined.Regions(0)
	if question.Function != "" {
		regions = p.Joined.Named(question.Function)
	}
	if len(regions) == 0 && question.Function != "" {
		return usage{textNoFunction.With(question.Function)}
	}
	if len(regions) == 0 {
		return usage{textNoOwnFunction}
	}
	about := max(slices.IndexFunc(regions, (*speedup.Region).Projected), 0)
	answer := question.Answer(regions[about])
	p.WhatIf = &answer
	return nil
}

func (a *App) showProfiles(p report.Projection, o profileOptions) error {
	if o.format == "json" {
		return report.ProfilesJSON(a.Stdout, p, a.language, o.top)
	}
	for i, s := range p.Joined.Sources {
		if i > 0 {
			fmt.Fprintln(a.Stdout)
		}
		if err := report.ProfileText(a.Stdout, s.Profile, a.language, o.top); err != nil {
			return fmt.Errorf("writing the profile: %w", err)
		}
	}
	return report.ProjectionText(a.Stdout, p, a.language, o.top)
}
