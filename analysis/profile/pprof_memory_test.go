package profile

import (
	"bytes"
	"encoding/binary"
	"runtime"
	"testing"
)

// field is a field of a protocol buffer that holds bytes.
func field(number uint64, value []byte) []byte {
	all := binary.AppendUvarint(nil, number<<3|2)
	all = binary.AppendUvarint(all, uint64(len(value)))
	return append(all, value...)
}

// Messages of two bytes, on the outermost level and inside of others, are no way to fill the memory.
func TestHostilePprofs(t *testing.T) {
	head := field(1, []byte{0x08, 1, 0x10, 1})
	const many = 2 << 20
	for name, data := range map[string][]byte{
		"samples":             bytes.Repeat(field(2, nil), many/2),
		"lines of a location": field(4, bytes.Repeat(field(4, nil), many/2)),
		"labels of a sample":  field(2, bytes.Repeat(field(3, nil), many/2)),
		"places of a sample":  field(2, field(1, bytes.Repeat([]byte{1}, many))),
		"values, one by one":  field(2, bytes.Repeat([]byte{0x10, 1}, many/2)),
		"locations":           bytes.Repeat(field(4, nil), many/2),
		"functions":           bytes.Repeat(field(5, nil), many/2),
		"strings":             bytes.Repeat(field(6, nil), many/2),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := Read(bytes.NewReader(append(bytes.Clone(head), data...)))
		runtime.ReadMemStats(&after)
		if err == nil {
			t.Errorf("%s: %v", name, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 64<<20 {
			t.Errorf("%s: %d MiB", name, used>>20)
		}
	}
}

func TestHonestPprofsFit(t *testing.T) {
	p := readSample(t, "pprof/austin2pprof.pprof")
	if len(p.Functions) == 0 {
		t.Error("nothing was read")
	}
	// A sample of sixty places, as often as a large program has them.
	sample := field(2, append(field(1, bytes.Repeat([]byte{0x81, 1}, 60)), field(2, []byte{1})...))
	data := bytes.Repeat(sample, 100_000)
	if got, most := pprofMemory(data), mostMemory(len(data)); got > most {
		t.Errorf("%d of %d", got, most)
	}
}
