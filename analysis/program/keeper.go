package program

// nameAnswers are what is known of a name: its bindings, and its value.
type nameAnswers map[string]*[2]*node

func (a nameAnswers) kept(name string, which int) *node {
	if known := a[name]; known != nil {
		return known[which]
	}
	return nil
}

func (a *nameAnswers) keep(name string, which int, n *node) {
	if *a == nil {
		*a = nameAnswers{}
	}
	known := (*a)[name]
	if known == nil {
		known = &[2]*node{}
		(*a)[name] = known
	}
	known[which] = n
}

const (
	itsBindings = iota
	itsValue
)

func (m *Module) kept(key question) (n *node, own bool) {
	switch key.kind {
	case askNames:
		return m.named.kept(key.name, itsBindings), true
	case askGlobal:
		return m.named.kept(key.name, itsValue), true
	}
	return nil, false
}

func (m *Module) keep(key question, n *node) (own bool) {
	switch key.kind {
	case askNames:
		m.named.keep(key.name, itsBindings, n)
	case askGlobal:
		m.named.keep(key.name, itsValue, n)
	default:
		return false
	}
	return true
}

func (c *Class) kept(key question) (n *node, own bool) {
	switch key.kind {
	case askMembers:
		return c.members.kept(key.name, itsBindings), true
	case askMember:
		return c.members.kept(key.name, itsValue), true
	case askAttrs:
		return c.instance.kept(key.name, itsBindings), true
	case askAttr:
		return c.instance.kept(key.name, itsValue), true
	}
	return nil, false
}

func (c *Class) keep(key question, n *node) (own bool) {
	switch key.kind {
	case askMembers:
		c.members.keep(key.name, itsBindings, n)
	case askMember:
		c.members.keep(key.name, itsValue, n)
	case askAttrs:
		c.instance.keep(key.name, itsBindings, n)
	case askAttr:
		c.instance.keep(key.name, itsValue, n)
	default:
		return false
	}
	return true
}

func (u *Unit) kept(key question) (n *node, own bool) { return u.findings, key.kind == askFindings }

func (u *Unit) keep(key question, n *node) (own bool) {
	if key.kind == askFindings {
		u.findings = n
	}
	return key.kind == askFindings
}

// funcSlots are where a function keeps its answers; 0 stands for those in the map.
var funcSlots = func() (slots [askLast]uint8) {
	for i, kind := range []questionKind{askBody, askReturns, askDecorated, askShape, askUses, askAccesses, askContexts, askEffects,
		askEntry, askLink} {
		slots[kind] = uint8(i + 1)
	}
	return slots
}()

func (f *Func) kept(key question) (n *node, own bool) {
	if i := funcSlots[key.kind]; i > 0 {
		return f.nodes[i-1], true
	}
	return nil, false
}

func (f *Func) keep(key question, n *node) (own bool) {
	if i := funcSlots[key.kind]; i > 0 {
		f.nodes[i-1] = n
		return true
	}
	return false
}
