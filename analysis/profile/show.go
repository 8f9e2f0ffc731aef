package profile

import "strconv"

// Percent is a share of the whole, as it is shown; "-" where there is no whole.
func Percent(part, whole float64) string {
	if !(whole > 0) {
		return "-"
	}
	share := 100 * part / whole
	if share >= 10 {
		return strconv.FormatFloat(share, 'f', 0, 64) + " %"
	}
	return strconv.FormatFloat(share, 'f', 1, 64) + " %"
}

// Amount is a number with its unit, as it is shown.
func Amount(x float64, unit Unit) string {
	switch unit {
	case Seconds:
		return Duration(x)
	case Bytes:
		return Size(x)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// Duration is a time in seconds in the unit that reads best.
func Duration(seconds float64) string {
	switch {
	case seconds >= 1:
		return strconv.FormatFloat(seconds, 'f', 2, 64) + " s"
	case seconds >= 1e-3:
		return strconv.FormatFloat(seconds*1e3, 'f', 1, 64) + " ms"
	}
	return strconv.FormatFloat(seconds*1e6, 'f', 0, 64) + " µs"
}

// Size is a number of bytes in the unit that reads best.
func Size(bytes float64) string {
	for _, unit := range []string{"B", "KiB", "MiB"} {
		if bytes < 1024 {
			return strconv.FormatFloat(bytes, 'f', 1, 64) + " " + unit
		}
		bytes /= 1024
	}
	return strconv.FormatFloat(bytes, 'f', 1, 64) + " GiB"
}
