package rules_test

import (
	"slices"
	"testing"
)

// TestObservations checks that what a run shows is told from what it does not.
func TestObservations(t *testing.T) {
	failed := &ran{out: "1\n2\n", err: "Traceback (most recent call last)\n  File\n_pickle.PicklingError: no\n", code: 1}
	slowly := &ran{out: "1\n", err: "Executing <Task> took 0.304 seconds\n"}
	endless := &ran{unending: true}
	for _, c := range []struct {
		run             *ran
		say             string
		missed, defects int
	}{
		{failed, "prints 1", 1, 1},
		{failed, "raises PicklingError", 0, 0},
		{failed, "raises ValueError|PicklingError", 0, 0},
		{failed, "raises Error", 1, 0},
		{failed, "warns no", 0, 1},
		{slowly, "prints 1", 0, 0},
		{slowly, "prints 2", 1, 0},
		{slowly, "blocks", 0, 0},
		{slowly, "ends", 0, 0},
		{slowly, "hangs", 1, 0},
		{slowly, "warns never awaited", 1, 0},
		{endless, "hangs", 0, 0},
		{endless, "blocks", 2, 0},
		{endless, "ends", 2, 0},
	} {
		list, err := addObservation(nil, c.say)
		if err != nil {
			t.Fatal(err)
		}
		if why := c.run.misses(list); len(why) != c.missed {
			t.Errorf("%s of %s: %q", c.say, c.run, why)
		}
		if why := c.run.defects(nil, list); len(why) != c.defects {
			t.Errorf("%s of %s is a defect: %q", c.say, c.run, why)
		}
	}
	if why := slowly.defects([]observation{{"blocks", ""}}, nil); !slices.Equal(why, []string{"blocks  is still seen"}) {
		t.Errorf("a loop that is still blocked: %q", why)
	}
	for _, wrong := range []string{"", "print 3", "raises", "hangs long", "warns"} {
		if _, err := addObservation(nil, wrong); err == nil {
			t.Errorf("%q is taken for an observation", wrong)
		}
	}
}
