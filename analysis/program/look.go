package program

// Look says that an answer rests on the body of the function: one that was not parsed yet will be, and then the answer is
// given anew.
func (p *Program) Look(f *Func) *Func {
	p.needBody(f)
	return f
}
