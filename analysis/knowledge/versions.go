package knowledge

import "github.com/parahint/parahint/analysis/py"

// PickleIn says whether an instance can be pickled in a version of Python.
func (c *Class) PickleIn(v py.Version) Pickle {
	if v < c.PickleSince {
		return c.PickleBefore
	}
	return c.Pickle
}

// In says whether a version of Python has the function.
func (f *Function) In(v py.Version) bool { return within(v, f.Since, f.Until) }

// In says whether a version of Python has the class.
func (c *Class) In(v py.Version) bool { return within(v, c.Since, c.Until) }

// In says whether a version of Python has the module.
func (m *Module) In(v py.Version) bool { return within(v, m.Since, m.Until) }

// In says whether a version of Python has the parameter.
func (p Param) In(v py.Version) bool { return within(v, p.Since, p.Until) }

func within(v, since, until py.Version) bool { return since <= v && (until == 0 || v <= until) }

// Param is the parameter of a name, also one that can only be given by it; nil when the signature that is known has none.
func (f *Function) Param(name string) *Param {
	for i := range f.Params {
		if f.Params[i].Name == name {
			return &f.Params[i]
		}
	}
	return nil
}
