// Command parahint gives concurrency hints for Python: on the command line and as a language server.
package main

import (
	"context"
	"errors"
	"os"
	"runtime/debug"

	"github.com/parahint/parahint/cli"
	"github.com/parahint/parahint/rules"
)

func main() {
	app := &cli.App{
		Rules:   rules.All(),
		Version: version(),
		Serve:   func(context.Context) error { return errors.New("not built in") },
		Stdin:   os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv,
	}
	os.Exit(app.Run(context.Background(), os.Args[1:]))
}

// version is that of the module, as the build noted it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
