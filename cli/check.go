package cli

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parahint/parahint/analysis/py"
	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// checkOptions are the flags of check.
type checkOptions struct {
	format               string
	selected, ignored    []string
	target               string
	possible, statistics bool
	noCache, isolated    bool
	stdinFilename        string
	// fix makes safe fixes; unsafeFixes, all; diff shows them instead.
	fix, unsafeFixes, diff bool
	// profiles are files of profilers by which findings are weighed.
	profiles []string
}

func (a *App) checkCommand() *cobra.Command {
	var o checkOptions
	c := &cobra.Command{Use: "check [PATHS]", DisableFlagsInUseLine: true, Short: a.say(helpCheck), Long: a.say(helpCheckLong)}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&o.format, "format", "text", a.say(helpFormat))
	f.StringSliceVar(&o.selected, "select", nil, a.say(helpSelect))
	f.StringSliceVar(&o.ignored, "ignore", nil, a.say(helpIgnore))
	f.StringVar(&o.target, "target-python", "", a.say(helpTarget))
	f.BoolVar(&o.possible, "possible", false, a.say(helpPossible))
	f.BoolVar(&o.statistics, "statistics", false, a.say(helpStatistics))
	f.StringArrayVar(&o.profiles, "profile", nil, a.say(helpProfiles))
	f.BoolVar(&o.fix, "fix", false, a.say(helpFix))
	f.BoolVar(&o.unsafeFixes, "unsafe-fixes", false, a.say(helpUnsafeFixes))
	f.BoolVar(&o.diff, "diff", false, a.say(helpDiff))
	f.BoolVar(&o.noCache, "no-cache", false, a.say(helpNoCache))
	f.BoolVar(&o.isolated, "isolated", false, a.say(helpIsolated))
	f.StringVar(&o.stdinFilename, "stdin-filename", "", a.say(helpStdinFilename))
	f.Lookup("format").DefValue = ""
	c.RunE = func(c *cobra.Command, args []string) error {
		flags, err := a.flags(c, &o)
		if err == nil {
			err = onlyStdin(args)
		}
		if err != nil {
			return err
		}
		return a.interruptible(c.Context(), func(ctx context.Context) error { return a.check(ctx, &o, flags, args) })
	}
	return c
}

func onlyStdin(paths []string) error {
	if len(paths) > 1 && slices.Contains(paths, "-") {
		return usage{textStdinAlone}
	}
	return nil
}

// formats are those of a report.
var formats = []string{"text", "json", "sarif", "github"}

// flags are the settings that were given on the command line.
func (a *App) flags(c *cobra.Command, o *checkOptions) (project.Flags, error) {
	f := project.Flags{Select: o.selected, Ignore: o.ignored}
	if lang := c.Flag("lang"); lang.Changed && lang.Value.String() != string(rule.English) && lang.Value.String() != string(rule.French) {
		return f, usage{textNotOneOf.With("lang", lang.Value.String(), "en, fr")}
	}
	if !slices.Contains(formats, o.format) {
		return f, usage{textNotOneOf.With("format", o.format, strings.Join(formats, ", "))}
	}
	names := project.NamesOf(a.Rules)
	for i, given := range [][]string{o.selected, o.ignored} {
		for _, name := range given {
			if t, ok := names.Check([]string{"--select", "--ignore"}[i], name); !ok {
				return f, usage{t}
			}
		}
	}
	if o.target != "" {
		target, err := py.ParseTarget(o.target)
		if err != nil {
			return f, usage{textBadTarget.With(o.target, py.Oldest, py.Newest, py.V313)}
		}
		f.Target = &target
	}
	if c.Flag("possible").Changed {
		f.Possible = &o.possible
	}
	return f, nil
}

// interruptible runs the work until it is done or the user interrupts it, whatever the work is then doing.
func (a *App) interruptible(ctx context.Context, work func(context.Context) error) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- work(ctx) }()
	select {
	case err := <-done:
		if errors.Is(err, context.Canceled) {
			return exit(exitInterrupted)
		}
		return err
	case <-ctx.Done():
		return exit(exitInterrupted)
	}
}

// check checks the projects of the paths and writes the report.
func (a *App) check(ctx context.Context, o *checkOptions, flags project.Flags, paths []string) error {
	run, err := a.newRun(o, flags)
	if err != nil {
		return err
	}
	run.readProfiles()
	if err := run.ask(paths); err != nil {
		return err
	}
	for _, g := range run.groups {
		if err := run.group(ctx, g); err != nil {
			return err
		}
	}
	run.progress.finish()
	run.complain()
	if o.fixes() {
		run.tellFixed()
	}
	if err := run.write(); err != nil {
		return usage{textCannotWrite.With(err.Error())}
	}
	return run.end()
}

// end is how the program ends.
func (r *run) end() error {
	switch {
	case r.options.diff && r.fixedFiles == 0 && r.report.Files > 0:
		return nil
	case r.options.diff && r.fixedFiles > 0, len(r.report.Findings) > 0:
		return exit(exitFindings)
	case r.report.Files > 0:
		return nil
	case r.failed:
		return exit(exitFailed)
	}
	r.app.complain(r.app.say(textNoFiles))
	return nil
}

// write writes the report in the format that was asked for.
func (r *run) write() error {
	if r.options.fixes() {
		if written, err := r.writeFixes(); written {
			return err
		}
	}
	report.Sort(r.report.Findings)
	r.report.Language = r.app.language
	return r.format()(r.app.Stdout, &r.report)
}

func (r *run) format() report.Format {
	switch {
	case r.options.format == "json" && r.options.statistics:
		return report.StatisticsJSON
	case r.options.format == "json":
		return report.JSON
	case r.options.format == "sarif":
		return report.SARIF(r.app.Version, r.app.Page)
	case r.options.format == "github":
		return report.GitHub
	case r.options.statistics:
		return report.Statistics
	case wantsColor(r.app.Stdout, r.app.Getenv):
		return report.Colored
	}
	return report.Plain
}

// stdinName is the name that standard input has when none is given.
const stdinName = "stdin.py"

func isStdin(paths []string) bool { return strings.Join(paths, " ") == "-" }
