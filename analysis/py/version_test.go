package py

import "testing"

func TestParseTarget(t *testing.T) {
	for text, want := range map[string]Target{
		"3.8": {V38, false}, " 3.15 ": {V315, false}, "3.13t": {V313, true}, "3.14": {V314, false},
	} {
		got, err := ParseTarget(text)
		if err != nil || got != want {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "3", "2.7", "3.7", "3.16", "3.12t", "3.x", "3.300", "3.8.1", "t"} {
		if got, err := ParseTarget(text); err == nil {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func TestTargetString(t *testing.T) {
	for _, text := range []string{"3.8", "3.13t", "3.15"} {
		target, err := ParseTarget(text)
		if err != nil || target.String() != text {
			t.Errorf("%q is written %q (%v)", text, target, err)
		}
	}
}

func TestStartMethod(t *testing.T) {
	if got := (Target{Version: V313}).StartMethod(); got != Fork {
		t.Error(got)
	}
	if got := (Target{Version: V314}).StartMethod(); got != ForkServer {
		t.Error(got)
	}
}
