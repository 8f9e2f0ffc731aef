// Command parahint gives concurrency hints for Python: on the command line and as a language server.
package main

import (
	"context"
	"errors"
	"os"
	"strconv"
	"runtime/pprof"

	"github.com/parahint/parahint/cli"
	"github.com/parahint/parahint/cli/version"
	"github.com/parahint/parahint/rules"
	"github.com/parahint/parahint/rules/rule"
	"github.com/parahint/parahint/server"
)

func main() {
	pf, _ := os.Create("/tmp/serve.prof."+strconv.Itoa(os.Getpid()))
	pprof.StartCPUProfile(pf)
	app := &cli.App{
		Rules:   rules.All(),
		Page:    rules.Page,
		Version: version.Number,
		Serve:   serve,
		Stdin:   os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
	}
	c := app.Run(context.Background(), os.Args[1:])
	pprof.StopCPUProfile()
	os.Exit(c)
}

// serve runs the language server; a session that was not shut down ends the process with code 1.
func serve(ctx context.Context) error {
	log, err := server.NewLog(os.Stderr, os.Getenv("PARAHINT_LOG_FILE"), os.Getenv("PARAHINT_LOG_LEVEL"))
	if err != nil {
		return err
	}
	err = server.Serve(ctx, os.Stdin, os.Stdout, server.Options{
		Version: version.Number, Rules: rules.All(), Page: rules.Page, Link: link, Language: rule.English, Log: log,
	})
	if errors.Is(err, server.ErrNoShutdown) {
		os.Exit(1)
	}
	return err
}

// link is the address of a rule's page.
func link(r *rule.Rule, l rule.Language) string {
	return "https://github.com/parahint/parahint/blob/main/docs/" + string(l) + "/" + string(r.Family) + "/" + r.ID + ".md"
}
