package project

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"time"

	"github.com/parahint/parahint/rules/rule"
)

// The cache of a project is one file: a magic number with the format, then three blocks (what it was made by, the index
// of files, the findings), each with its length and its checksum. It is input like any other: it is read with bounds, and
// whatever is wrong with it, it is as if it were not there.
const (
	cacheMagic = "parahint\x00\x02"
	// maxCache is the size above which no cache is written or read.
	maxCache = 256 << 20
	// settle is how long before the cache was written a file must have been left alone: a later change could leave the
	// time that the file system notes as it was.
	settle = 2 * time.Second
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// stored is what a cache says.
type stored struct {
	// written is when the cache was written, in nanoseconds.
	written int64
	index   []indexed
	// depends is the hash of all files that the findings depend on.
	depends  Hash
	findings []Finding
}

// indexed is a file in the index.
type indexed struct {
	File
	hash Hash
}

// lookup is the hash of a file if the cache knows it and it did not change. Files are asked for in order; at is the place
// in the index.
func (s *stored) lookup(at *int, f File) (Hash, bool) {
	if s == nil || f.Stat == (Stat{}) {
		return Hash{}, false
	}
	for *at < len(s.index) && s.index[*at].Path < f.Path {
		*at++
	}
	if *at == len(s.index) || s.index[*at].Path != f.Path {
		return Hash{}, false
	}
	known := &s.index[*at]
	settled := f.Stat.MTime < s.written-int64(settle)
	return known.hash, settled && known.Stat == f.Stat
}

// CacheFile is where the cache of a project lies; "" where the system has no place for caches.
func CacheFile(p Project) string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	name := sha256.Sum256([]byte(p.Root + "\x00" + strings.Join(p.Alone, "\x00")))
	return filepath.Join(folder, "parahint", hex.EncodeToString(name[:16])+cacheSuffix)
}

const cacheSuffix = ".cache"

// fingerprint is the hash of what findings depend on besides files: the program, with its rules and tables, and the
// settings.
func (r *Request) fingerprint() Hash {
	settings, err := json.Marshal(r.Settings.OfFindings())
	if err != nil {
		// Settings are plain data; a time that never comes again stands for what cannot be told.
		settings = []byte(time.Now().String())
	}
	h := sha256.New()
	h.Write([]byte(buildID()))
	h.Write(settings)
	h.Write([]byte(PackageName(r.Project.Root)))
	return Hash(h.Sum(nil)[:16])
}

// buildID tells one build of the program from another. Reading the whole program would take longer than all else.
func buildID() string {
	var b strings.Builder
	if info, ok := debug.ReadBuildInfo(); ok {
		b.WriteString(info.Main.Version)
	}
	if path, err := os.Executable(); err == nil {
		b.WriteString(path)
		if info, err := os.Stat(path); err == nil {
			fmt.Fprint(&b, info.ModTime().UnixNano(), info.Size())
		}
	}
	return b.String()
}

// readCache is what the file says, nil where it says nothing that can be used.
func readCache(path string, fingerprint Hash, rules []*rule.Rule) *stored {
	data, err := readRegular(path, maxCache)
	if err != nil {
		return nil
	}
	return decodeCache(data, fingerprint, rules)
}

// save writes the cache. That it cannot be written costs only time.
func (c *checker) save() {
	if c.Cache == "" || len(c.Overlay) > 0 {
		return
	}
	s := stored{written: time.Now().UnixNano(), depends: c.depends(), findings: c.report.Findings}
	for i, f := range c.files {
		if c.sources[i].Hash != (Hash{}) && f.Stat != (Stat{}) {
			s.index = append(s.index, indexed{f, c.sources[i].Hash})
		}
	}
	data := encodeCache(&s, c.fingerprint())
	if len(data) <= maxCache {
		_ = writeCache(c.Cache, data)
	}
}

// counter gives the function that is told of each file.
func (c *checker) counter(total int) func() {
	if c.Progress == nil {
		return nil
	}
	var done atomic.Int64
	return func() { c.Progress(int(done.Add(1)), total) }
}
