package project

import "strings"

// Nearest is the known name that the given one most likely means: the one with the fewest letters to change, else the
// first that begins with it; "" when none is near.
func Nearest(name string, known []string) string {
	best, least := "", 1+max(2, len(name)/3)
	folded := strings.ToLower(strings.ReplaceAll(name, "_", "-"))
	for _, k := range known {
		if d := distance(folded, k, least); d < least {
			best, least = k, d
		}
	}
	for _, k := range known {
		if best == "" && len(folded) >= 3 && strings.HasPrefix(k, folded) {
			best = k
		}
	}
	return best
}

// distance is the number of letters to insert, delete, replace or swap with their neighbour; limit where it is more.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return min(above[len(b)], limit)
}
