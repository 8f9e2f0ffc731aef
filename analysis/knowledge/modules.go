package knowledge

import "strings"

// Module is what is known of a module; nil when nothing is.
func (t *Table) Module(name string) *Module {
	for ; t != nil; t = t.below {
		if m := t.modules[name]; m != nil {
			return m
		}
	}
	return nil
}

// IsModule says whether the name is a module of the standard library of some version from 3.8 on ("os.path"), or one of a
// package that the tables know.
func (t *Table) IsModule(name string) bool { return t.Module(name) != nil }

// IsStandard says whether the name is a top-level module of the standard library of some version from 3.8 on.
func (t *Table) IsStandard(module string) bool {
	m := t.Module(module)
	return m != nil && m.Standard && !strings.Contains(module, ".")
}

// Canonical is the name under which the tables know what Python also calls by this one: "asyncio.tasks.create_task" is
// "asyncio.create_task". A name that has no other is given back.
func (t *Table) Canonical(name string) string {
	if t.function(name) != nil || t.class(name) != nil || t.Variable(name) != "" {
		return name
	}
	// The longest part that has another name decides. What it becomes may have another name itself; a few turns are
	// enough for all that the tables hold.
	for range 4 {
		renamed := t.rename(name)
		if renamed == name {
			break
		}
		name = renamed
		if t.function(name) != nil || t.class(name) != nil {
			break
		}
	}
	return name
}

func (t *Table) rename(name string) string {
	for part := name; part != ""; part, _ = split(part) {
		for table := t; table != nil; table = table.below {
			if other, ok := table.aliases[part]; ok {
				return other + name[len(part):]
			}
		}
		// Above an entry of its own no other name applies: multiprocessing.context.BaseContext.Pool stays.
		if t.class(part) != nil {
			return name
		}
	}
	return name
}
