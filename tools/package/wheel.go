package main

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/parahint/parahint/cli/version"
)

// relative is a link or a picture of the README that lies in the repository.
var relative = regexp.MustCompile(`(!?)(\[[^]]*\]\()((?:docs|editors|testdata)/|[A-Z]+\.md)`)

//go:embed launcher/__init__.py launcher/__main__.py
var launcher embed.FS

// wheel packs the program for pip. It lies among the scripts, where pip puts what a user runs, so that nothing stands
// between the shell and it; the module is only for python -m parahint.
func (b builder) wheel(t target) error {
	program, err := os.ReadFile(b.built(t))
	if err != nil {
		return err
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		return err
	}
	licence, err := os.ReadFile("LICENSE")
	if err != nil {
		return err
	}
	data, err := wheel(t, program, readme, licence)
	if err != nil {
		return fmt.Errorf("making the wheel: %w", err)
	}
	return b.write(wheelName(t), data)
}

func wheelName(t target) string {
	return fmt.Sprintf("parahint-%s-py3-none-%s.whl", version.Number, strings.Join(t.wheel, "."))
}

func wheel(t target, program, readme, licence []byte) ([]byte, error) {
	base := "parahint-" + version.Number
	info := base + ".dist-info/"
	entries := []entry{}
	for _, name := range []string{"__init__.py", "__main__.py"} {
		text, err := launcher.ReadFile("launcher/" + name)
		if err != nil {
			return nil, err
		}
		entries = append(entries, entry{"parahint/" + name, 0o644, text})
	}
	entries = append(entries,
		entry{base + ".data/scripts/" + t.program(), 0o755, program},
		entry{info + "licenses/LICENSE", 0o644, licence},
		entry{info + "METADATA", 0o644, metadata(readme)},
		entry{info + "WHEEL", 0o644, tags(t)},
	)
	return archive(append(entries, entry{info + "RECORD", 0o644, record(entries, info+"RECORD")}))
}

func metadata(readme []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `Metadata-Version: 2.4
Name: parahint
Version: %s
Summary: Concurrency hints for Python: threads, asyncio, processes and the GIL, across functions and files
License-Expression: MIT
License-File: LICENSE
Keywords: asyncio,concurrency,gil,linter,lsp,multiprocessing,threading
Classifier: Development Status :: 4 - Beta
Classifier: Environment :: Console
Classifier: Intended Audience :: Developers
Classifier: Programming Language :: Python :: 3
Classifier: Topic :: Software Development :: Quality Assurance
Project-URL: Source, https://github.com/parahint/parahint
Project-URL: Changelog, https://github.com/parahint/parahint/blob/main/CHANGELOG.md
Requires-Python: >=3.8
Description-Content-Type: text/markdown

`, version.Number)
	b.Write(absolute(readme))
	return b.Bytes()
}

// absolute makes the links of the README lead to the repository, since the package index shows it elsewhere.
func absolute(readme []byte) []byte {
	const home = "https://github.com/parahint/parahint/"
	return relative.ReplaceAllFunc(readme, func(link []byte) []byte {
		part := relative.FindSubmatch(link)
		view := "blob/v"
		if len(part[1]) > 0 {
			view = "raw/v"
		}
		return slices.Concat(part[1], part[2], []byte(home+view+version.Number+"/"), part[3])
	})
}

func tags(t target) []byte {
	var b bytes.Buffer
	b.WriteString("Wheel-Version: 1.0\nGenerator: parahint\nRoot-Is-Purelib: false\n")
	for _, tag := range t.wheel {
		fmt.Fprintf(&b, "Tag: py3-none-%s\n", tag)
	}
	return b.Bytes()
}

// record lists the files with their hashes, and itself without.
func record(entries []entry, itself string) []byte {
	var b bytes.Buffer
	for _, e := range entries {
		sum := sha256.Sum256(e.data)
		fmt.Fprintf(&b, "%s,sha256=%s,%d\n", e.name, base64.RawURLEncoding.EncodeToString(sum[:]), len(e.data))
	}
	fmt.Fprintf(&b, "%s,,\n", itself)
	return b.Bytes()
}
