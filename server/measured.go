package server

import (
	"sync"

	"github.com/parahint/parahint/analysis/overlay"
	"github.com/parahint/parahint/project"
)

// measured is what profiles say of the findings of an outcome; nil where none are loaded.
type measured struct {
	overlays []*overlay.Overlay
	mutex    sync.Mutex
	heat     *project.Heat
	// known are the findings of the files that were asked for.
	known map[string][]project.Finding
}

func newMeasured(overlays []*overlay.Overlay) *measured {
	if len(overlays) == 0 {
		return nil
	}
	return &measured{overlays: overlays, known: map[string][]project.Finding{}}
}

// warm are the findings of a file with what was measured at their places.
func (m *measured) warm(o *outcome, path string, findings []project.Finding) []project.Finding {
	if m == nil || len(findings) == 0 {
		return findings
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if known, ok := m.known[path]; ok {
		return known
	}
	if m.heat == nil {
		m.heat = project.NewHeat(o.file, m.overlays...)
	}
	m.known[path] = m.heat.Warm(findings)
	return m.known[path]
}
