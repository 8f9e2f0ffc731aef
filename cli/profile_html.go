package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"

	"github.com/parahint/parahint/cli/report"
	"github.com/parahint/parahint/project"
	"github.com/parahint/parahint/rules/rule"
)

// writeHTML writes the report for browsers to a file. What stands there already is only replaced by a report if it is one.
func (a *App) writeHTML(p report.Projection, path string, top int) error {
	if err := replaceable(path); err != nil {
		return err
	}
	var page bytes.Buffer
	if err := report.ProfilesHTML(&page, p, a.language, top); err != nil {
		return err
	}
	const everyoneReads = 0o644
	if err := project.ReplaceFile(path, page.Bytes(), everyoneReads); err != nil {
		return usage{textCannotWrite.With(err.Error())}
	}
	return nil
}

// replaceable refuses a file that is not an earlier report.
func replaceable(path string) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return usage{textCannotWrite.With(err.Error())}
	case !info.Mode().IsRegular():
		return usage{textNotOurs.With(path)}
	}
	file, err := os.Open(path)
	if err != nil {
		return usage{textCannotWrite.With(err.Error())}
	}
	defer file.Close()
	head, err := io.ReadAll(io.LimitReader(file, 1024))
	if err != nil {
		return usage{textCannotWrite.With(err.Error())}
	}
	if len(head) > 0 && !bytes.Contains(head, []byte(report.HTMLMark)) {
		return usage{textNotOurs.With(path)}
	}
	return nil
}

var textNotOurs = rule.Text{
	EN: "--html: %s exists and is no report of parahint; it stays as it is: name another file",
	FR: "--html : %s existe et n'est pas un rapport de parahint ; il reste tel quel : donnez un autre nom de fichier",
}
