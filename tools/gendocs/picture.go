package main

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"

	"github.com/parahint/parahint/cli"
	"github.com/parahint/parahint/rules"
)

// pictureLines is how many lines of the report the picture shows.
const pictureLines = 26

// picture is what `parahint check` says of the demo, drawn as a terminal.
func picture(root string) ([]byte, error) {
	var out, errs bytes.Buffer
	app := &cli.App{Rules: rules.All(), Page: rules.Page, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs,
		Getenv: func(string) string { return "" }}
	demo := filepath.Join(root, "testdata", "projects", "demo")
	app.Run(context.Background(), []string{"check", "--isolated", "--no-cache", "--lang", "en", demo})
	if errs.Len() > 0 {
		return nil, fmt.Errorf("checking the demo: %s", errs.String())
	}
	shown := strings.ReplaceAll(out.String(), filepath.ToSlash(demo)+string(os.PathSeparator), "")
	lines := strings.Split(shown, "\n")
	if len(lines) > pictureLines {
		lines = append(lines[:pictureLines], "…")
	}
	return draw(lines), nil
}

func draw(lines []string) []byte {
	const size, height, width = 13, 18, 1240
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="monospace" font-size="%d">`+"\n",
		width, (len(lines)+3)*height, size)
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" rx="8" fill="#1e1e2e"/>`+"\n")
	write := func(n int, color, text string) {
		fmt.Fprintf(&b, `<text x="16" y="%d" fill="%s" xml:space="preserve">%s</text>`+"\n", (n+2)*height, color, html.EscapeString(text))
	}
	write(-1, "#a6e3a1", "$ parahint check")
	for i, line := range lines {
		write(i, colorOf(line), line)
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// colorOf tells findings, marks and evidence apart, as the terminal does.
func colorOf(line string) string {
	switch {
	case strings.Contains(line, ": error["):
		return "#f38ba8"
	case strings.Contains(line, ": warning["):
		return "#fab387"
	case strings.Contains(line, ": hint["):
		return "#89b4fa"
	case strings.Contains(line, "^^"):
		return "#f38ba8"
	case strings.HasPrefix(strings.TrimSpace(line), "→"):
		return "#94e2d5"
	}
	return "#cdd6f4"
}
