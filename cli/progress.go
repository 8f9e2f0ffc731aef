package cli

import (
	"io"
	"os"
	"sync"

	"github.com/mattn/go-isatty"
	"github.com/schollz/progressbar/v3"
)

// progress shows on a terminal how many files are read. It may be used by several goroutines.
type progress struct {
	to    io.Writer
	label string
	mutex sync.Mutex
	bar   *progressbar.ProgressBar
}

// newProgress shows nothing where standard error is no terminal.
func newProgress(a *App) *progress {
	if !isTerminal(a.Stderr) || a.Getenv("TERM") == "dumb" {
		return &progress{}
	}
	return &progress{to: a.Stderr, label: a.say(textReading)}
}

// few is the number of files that are read before anyone could see a bar.
const few = 200

// show moves the bar.
func (p *progress) show(done, total int) {
	if p.to == nil || total < few || done%20 != 0 && done != total {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.bar == nil || p.bar.GetMax() != total {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.to), progressbar.OptionSetDescription(p.label),
			progressbar.OptionSetWidth(30), progressbar.OptionShowCount(), progressbar.OptionClearOnFinish())
	}
	// A bar that cannot be drawn is no reason to stop.
	_ = p.bar.Set(done)
}

// finish takes the bar away.
func (p *progress) finish() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}

// wantsColor follows the convention of no-color.org.
func wantsColor(w io.Writer, getenv func(string) string) bool {
	return isTerminal(w) && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}
