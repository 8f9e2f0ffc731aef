package text

import "testing"

func TestURIToPath(t *testing.T) {
	tests := []struct {
		uri     string
		windows bool
		want    string // "" for a refusal
	}{
		{"file:///a/b.py", false, "/a/b.py"},
		{"file:/a/b.py", false, "/a/b.py"},
		{"FILE:///a", false, "/a"},
		{"file://localhost/a", false, "/a"},
		{"file:///a%20b/%C3%A9%23.py", false, "/a b/é#.py"},
		{"file:///c%3A/x", false, "/c:/x"},
		{"file://host/a", false, ""},
		{"file:///a%zz", false, ""},
		{"file:///a%00", false, ""},
		{"file://", false, ""},
		{"file:a.py", false, ""},
		{"untitled:Untitled-1", false, ""},
		{"git:/a.py", false, ""},
		{"https://example.org/a", false, ""},
		{"/a/b.py", false, ""},
		{"", false, ""},
		{"file:///c%3A/Users/x.py", true, `C:\Users\x.py`},
		{"file:///C:/Users/x.py", true, `C:\Users\x.py`},
		{"file:///d:", true, `D:`},
		{"file://server/share/x%20y.py", true, `\\server\share\x y.py`},
		{"file://wsl%24/Ubuntu/x.py", true, `\\wsl$\Ubuntu\x.py`},
		{"file:///x/y", true, `\x\y`},
		{"vscode-remote://h/c", true, ""},
	}
	for _, test := range tests {
		got, err := URIToPath(test.uri, test.windows)
		if got != test.want || (err != nil) != (test.want == "") {
			t.Errorf("URIToPath(%q, %v) = %q, %v, want %q", test.uri, test.windows, got, err, test.want)
		}
	}
}

func TestPathToURI(t *testing.T) {
	tests := []struct {
		path    string
		windows bool
		want    string
		back    string // "" if it comes back as it was
	}{
		{"/a/b.py", false, "file:///a/b.py", ""},
		{"/a b/é#?%.py", false, "file:///a%20b/%C3%A9%23%3F%25.py", ""},
		{`/a\b`, false, "file:///a%5Cb", ""},
		{`C:\Users\x y.py`, true, "file:///c%3A/Users/x%20y.py", ""},
		{`c:/Users`, true, "file:///c%3A/Users", `C:\Users`},
		{`\\server\share\x.py`, true, "file://server/share/x.py", ""},
		{`\\wsl$\Ubuntu\x.py`, true, "file://wsl%24/Ubuntu/x.py", ""},
		{`\\?\C:\x`, true, "file:///c%3A/x", `C:\x`},
		{`\\?\UNC\server\share`, true, "file://server/share", `\\server\share`},
	}
	for _, test := range tests {
		got := PathToURI(test.path, test.windows)
		if got != test.want {
			t.Errorf("PathToURI(%q) = %q, want %q", test.path, got, test.want)
		}
		want := test.back
		if want == "" {
			want = test.path
		}
		if back, err := URIToPath(got, test.windows); err != nil || back != want {
			t.Errorf("%q comes back as %q, %v", test.path, back, err)
		}
	}
}
