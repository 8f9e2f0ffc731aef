package text

import (
	"bytes"
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	tests := []struct{ name, data, text, encoding, err string }{
		{"plain", "x = 'é'\n", "x = 'é'\n", "utf-8", ""},
		{"empty", "", "", "utf-8", ""},
		{"BOM", "\xEF\xBB\xBFx\n", "x\n", "utf-8", ""},
		{"BOM and declaration", "\xEF\xBB\xBF# coding: utf-8\n", "# coding: utf-8\n", "utf-8", ""},
		{"BOM contradicted", "\xEF\xBB\xBF# coding: latin-1\n", "", "", "contradicts"},
		{"NUL", "x\x00y", "x\x00y", "utf-8", ""},
		{"latin-1", "# -*- coding: latin-1 -*-\nx = '\xe9\x80'", "# -*- coding: latin-1 -*-\nx = 'é\u0080'", "latin-1", ""},
		{"second line", "#!/usr/bin/python\r# vim: set fileencoding=iso-8859-15 :\r'\xa4'", "#!/usr/bin/python\r# vim: set fileencoding=iso-8859-15 :\r'€'", "iso-8859-15", ""},
		{"after code", "x\n# coding: latin-1\n'\xe9'", "", "", "not valid UTF-8"},
		{"third line", "\n\n# coding: nonsense\n", "\n\n# coding: nonsense\n", "utf-8", ""},
		{"not a comment", "coding: latin-1\n", "coding: latin-1\n", "utf-8", ""},
		{"windows", "# coding: cp1252\n'\x80'", "# coding: cp1252\n'€'", "cp1252", ""},
		{"cyrillic", "# coding: KOI8-R\n'\xc1'", "# coding: KOI8-R\n'а'", "koi8-r", ""},
		{"japanese", "# coding: euc_jp\n'\xa4\xa2'", "# coding: euc_jp\n'あ'", "euc_jp", ""},
		{"shift_jis", "# coding: shift_jis\n'\x82\xa0'", "# coding: shift_jis\n'あ'", "shift_jis", ""},
		{"chinese", "# coding: gbk\n'\xc4\xe3'", "# coding: gbk\n'你'", "gbk", ""},
		{"emacs", "# coding: utf-8-unix\n'é'", "# coding: utf-8-unix\n'é'", "utf-8-unix", ""},
		{"unknown", "# coding: klingon\n", "", "", `unknown encoding "klingon"`},
		{"invalid UTF-8", "x = '\xff'", "", "", "byte 0xff at offset 5"},
		{"invalid behind a BOM", "\xEF\xBB\xBF\xff", "", "", "at offset 3"},
		{"no meaning", "# coding: euc_jp\n'\xff'", "", "", "no meaning"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src, err := Decode([]byte(test.data))
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Errorf("the error is %v, want %q", err, test.err)
				}
				return
			}
			if err != nil || string(src.Text) != test.text || src.Encoding != test.encoding {
				t.Fatalf("got %q in %s, %v", src.Text, src.Encoding, err)
			}
			if back, err := src.Encode(src.Text); err != nil || !bytes.Equal(back, []byte(test.data)) {
				t.Errorf("written back as %q, %v", back, err)
			}
		})
	}
}

func TestEncodeFails(t *testing.T) {
	src, err := Decode([]byte("# coding: latin-1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := src.Encode([]byte("# coding: latin-1\n'€'")); err == nil {
		t.Error("latin-1 has no €")
	}
}
