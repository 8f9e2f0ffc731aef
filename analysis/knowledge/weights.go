package knowledge

// The weights of the CPU score: how likely it is that a function computes rather than waits (catalogue T4). The terms are
// summed over the loop nests of a function and of the functions of the project that it calls.
const (
	// WeightLongLoop: a loop of at least LongLoop turns, or `while True` without a waiting call.
	WeightLongLoop = 1
	// WeightNestedLoops: two loops or more inside each other whose bounds are not constant.
	WeightNestedLoops = 1
	// WeightNumericBody: a loop body that only does arithmetic on names and subscripts.
	WeightNumericBody = 1
	// WeightHoldingCall: a call in a loop that holds the GIL (GILHeld).
	WeightHoldingCall = 1
	// WeightRecursion: the function calls itself and does no I/O.
	WeightRecursion = 1
	// WeightWaitingCall: a call that blocks (Unbounded, Disk) or releases the GIL: mixed work is I/O-bound.
	WeightWaitingCall = -2
	// WeightVectorised: the receiver is an array or a frame of NumPy, pandas or torch.
	WeightVectorised = -2
	// WeightShortLoop: a loop of at most ShortBody statements and fewer than ShortLoop turns.
	WeightShortLoop = -3
)

// The thresholds of the CPU score.
const (
	// LongLoop is the least number of turns of a long loop.
	LongLoop = 100_000
	// InnerLoop is the least number of turns of a loop that makes the loop around it a nested one, when that is of unknown length.
	InnerLoop = 100
	// ShortLoop is the number of turns below which a small body is nothing.
	ShortLoop = 1_000
	// ShortBody is the number of statements of such a body.
	ShortBody = 3
	// LikelyScore is the score from which a function is likely CPU-bound.
	LikelyScore = 2
	// CertainScore is the score from which it certainly is.
	CertainScore = 3
)
