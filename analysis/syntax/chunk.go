package syntax

// chunkSize is how many units a chunk holds at most. An edit copies one or two chunks and the list of chunks.
const chunkSize = 64

// chunk is a run of units with their places in it. It never changes; the versions of a file share it.
type chunk struct {
	units   []*Unit
	offsets []int // of each unit, and the sum of all
	lines   []int // likewise
}

func newChunk(units []*Unit) *chunk {
	sums := make([]int, 2*len(units)+2)
	c := &chunk{units: units, offsets: sums[:len(units)+1], lines: sums[len(units)+1:]}
	for i, u := range units {
		c.offsets[i+1] = c.offsets[i] + len(u.Text)
		c.lines[i+1] = c.lines[i] + len(u.Lines)
	}
	return c
}

// splitChunks cuts units into chunks of about the same length.
func splitChunks(units []*Unit) []*chunk {
	n := (len(units) + chunkSize - 1) / chunkSize
	chunks := make([]*chunk, 0, n)
	for i := range n {
		from, to := len(units)*i/n, len(units)*(i+1)/n
		chunks = append(chunks, newChunk(units[from:to:to]))
	}
	return chunks
}

// sums are what lies before a chunk.
type sums struct{ units, offset, line int }

func prefixSums(chunks []*chunk) []sums {
	out := make([]sums, len(chunks)+1)
	for i, c := range chunks {
		n := len(c.units)
		out[i+1] = sums{out[i].units + n, out[i].offset + c.offsets[n], out[i].line + c.lines[n]}
	}
	return out
}
