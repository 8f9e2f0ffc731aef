package project

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/parahint/parahint/analysis/py"
)

// clause is one condition of a version specifier (PEP 440): operator, major, minor, micro, final wildcard.
var clause = regexp.MustCompile(`^(~=|===?|!=|<=|>=|<|>)\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(\.\*)?[\w.+-]*$`)

// condition says which minor versions of Python 3 have a release that a clause allows.
type condition struct {
	allows func(minor int) bool
	// lower says that the clause gives a lower end.
	lower bool
}

// RequiresPython is the oldest target that a version specifier such as ">=3.9,<4" allows; ok is false where it says
// nothing about it.
func RequiresPython(specifier string) (t py.Target, ok bool) {
	var conditions []condition
	for _, part := range strings.Split(specifier, ",") {
		if m := clause.FindStringSubmatch(strings.TrimSpace(part)); m != nil {
			conditions = append(conditions, newCondition(m))
		}
	}
	allowed := func(v py.Version) bool {
		return !slices.ContainsFunc(conditions, func(c condition) bool { return !c.allows(int(v)) })
	}
	bounded := slices.ContainsFunc(conditions, func(c condition) bool { return c.lower })
	if !bounded && allowed(DefaultTarget.Version) {
		return py.Target{}, false
	}
	for v := py.Oldest; v <= py.Newest; v++ {
		if allowed(v) {
			return py.Target{Version: v}, true
		}
	}
	return py.Target{}, false
}

func newCondition(m []string) condition {
	operator, hasMinor, hasMicro, wild := m[1], m[3] != "", m[4] != "", m[5] != ""
	// Releases of other major versions lie far below and above those of Python 3.
	at := (number(m[2])-3)*1000 + number(m[3])
	switch operator {
	case ">=":
		return condition{func(v int) bool { return v >= at }, true}
	case ">":
		// 3.9.1 is more than 3.9.
		return condition{func(v int) bool { return v >= at }, true}
	case "~=":
		return condition{func(v int) bool { return v == at || v > at && !hasMicro && at > -1000 }, true}
	case "<":
		return condition{func(v int) bool { return v < at || v == at && number(m[4]) > 0 }, false}
	case "<=":
		return condition{func(v int) bool { return v <= at }, false}
	case "!=":
		return condition{func(v int) bool { return v != at || hasMicro || !wild || !hasMinor }, false}
	}
	if !hasMinor {
		return condition{func(int) bool { return at == 0 }, true}
	}
	return condition{func(v int) bool { return v == at }, true}
}

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return min(n, 99)
}
