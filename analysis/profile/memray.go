package profile

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// FormatMemrayCSV is what `memray transform csv` writes: the allocations alive at the high-water mark.
const FormatMemrayCSV Format = "memray-csv"

func isMemrayCSV(head []byte) bool {
	return bytes.HasPrefix(head, []byte("allocator,num_allocations,size,tid,thread_name,stack_trace"))
}

// readMemrayCSV reads a row for each stack, innermost frame first: "function;file;line|…".
func readMemrayCSV(in *input) (*Profile, error) {
	p := &Profile{Format: FormatMemrayCSV, Tool: "memray", Clock: Memory, Unit: Bytes}
	t := newTally()
	rows := csv.NewReader(io.LimitReader(in.Reader, maxStream))
	rows.FieldsPerRecord, rows.ReuseRecord, rows.LazyQuotes = -1, true, true
	if _, err := rows.Read(); err != nil {
		return nil, readError(err)
	}
	var stack []frameID
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var damaged *csv.ParseError
		if errors.As(err, &damaged) {
			t.dropped++
			continue
		}
		if err != nil {
			return nil, readError(err)
		}
		var weight float64
		var count int64
		var in Thread
		stack, weight, count, in = t.memrayRow(row, stack[:0])
		t.add(stack, weight, count, in)
	}
	t.fill(p)
	for i := range p.Functions {
		p.Functions[i].Memory = p.Functions[i].Self
	}
	for i := range p.Lines {
		p.Lines[i].Memory = p.Lines[i].Self
	}
	if len(p.Functions) == 0 {
		p.Note(Empty, emptyText)
	}
	p.Note(Limited, highWater)
	return p, nil
}

// memrayRow reads one row; its weight is no number where the row is damaged.
func (t *tally) memrayRow(row []string, stack []frameID) ([]frameID, float64, int64, Thread) {
	if len(row) < 6 {
		return nil, math.NaN(), 0, Thread{}
	}
	count, errCount := strconv.ParseInt(row[1], 10, 64)
	size, errSize := strconv.ParseInt(row[2], 10, 64)
	if errCount != nil || errSize != nil {
		return nil, math.NaN(), 0, Thread{}
	}
	frames := strings.Split(row[5], "|")
	for i := len(frames) - 1; i >= 0; i-- {
		parts := strings.Split(frames[i], ";")
		if len(parts) < 3 {
			continue
		}
		line, _ := strconv.Atoi(parts[len(parts)-1])
		stack = append(stack, t.frame(frame{name: parts[0], file: strings.Join(parts[1:len(parts)-1], ";"), line: line}))
	}
	return stack, float64(size), count, Thread{Name: clean(row[4])}
}
