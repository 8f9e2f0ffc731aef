package project

import (
	"cmp"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/analysis/syntax"
	"github.com/parahint/parahint/rules/rule"
)

// Over lays the profile over files of the project at root. What was changed on disk since the profile was recorded is
// older; what an editor changes is followed by the marks themselves.
func (p *ProfileFile) Over(root string, files *overlay.Files, open func(path string) *syntax.File) *overlay.Overlay {
	o := overlay.Over(p.Profile, files, open)
	o.Date(p.Recorded(), func(path string) time.Time {
		info, err := os.Stat(filepath.Join(root, filepath.FromSlash(path)))
		if err != nil {
			return time.Time{}
		}
		return info.ModTime()
	})
	return o
}

// Recorded is when the profile was made: as it says itself, or when its file was written.
func (p *ProfileFile) Recorded() time.Time {
	if p.Time > 0 && p.Time < 1e11 {
		whole := int64(p.Time)
		return time.Unix(whole, int64((p.Time-float64(whole))*1e9))
	}
	return p.Modified
}

// OverlayNotes say what of a profile could not be laid over files, or may be out of date, and why.
func OverlayNotes(o *overlay.Overlay) []rule.Text {
	var notes []rule.Text
	for path, several := range o.Ambiguous {
		notes = append(notes, textAmbiguous.With(path, strings.Join(several, ", ")))
	}
	slices.SortFunc(notes, func(a, b rule.Text) int { return cmp.Compare(a.EN, b.EN) })
	var older []string
	for _, path := range slices.Sorted(maps.Keys(o.Sheets)) {
		sheet := o.Sheets[path]
		switch {
		case sheet.Freshness() == overlay.Stale:
			notes = append(notes, textStale.With(path))
		case !sheet.Fits():
			notes = append(notes, textPartly.With(path))
		case sheet.Older:
			older = append(older, path)
		}
	}
	switch len(older) {
	case 0:
	case 1:
		notes = append(notes, textOlder.With(older[0]))
	default:
		notes = append(notes, textOlderFiles.With(older[0], len(older)-1))
	}
	return notes
}

var (
	textOfProfile = rule.Text{EN: "%s: %s", FR: "%s : %s"}
	textAmbiguous = rule.Text{
		EN: "%s could be any of %s: the numbers are shown on none of them; say which in the setting profile-paths",
		FR: "%s peut désigner %s : les nombres ne sont affichés sur aucun ; précisez lequel dans le réglage profile-paths",
	}
	textStale = rule.Text{
		EN: "%s was changed since it was profiled: its numbers are not shown; profile again",
		FR: "%s a changé depuis qu'il a été profilé : ses nombres ne sont pas affichés ; profilez de nouveau",
	}
	textPartly = rule.Text{
		EN: "%s was changed in part since it was profiled: numbers with ~ may be out of date",
		FR: "%s a changé en partie depuis qu'il a été profilé : les nombres précédés de ~ peuvent être périmés",
	}
	textOlder = rule.Text{
		EN: "recorded before the last change of %s: its numbers may be out of date; editors mark them with ~",
		FR: "enregistré avant la dernière modification de %s : ses nombres peuvent être périmés ; les éditeurs les marquent d'un ~",
	}
	textOlderFiles = rule.Text{
		EN: "recorded before the last change of %s and of other files (%d): their numbers may be out of date; editors mark them with ~",
		FR: "enregistré avant la dernière modification de %s et d'autres fichiers (%d) : leurs nombres peuvent être périmés ; les éditeurs les marquent d'un ~",
	}
)
