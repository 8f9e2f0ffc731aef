package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/parahint/parahint/cli/version"
)

const extension = "editors/vscode"

// bundle makes what the extension of every platform shares.
func (b builder) bundle() error {
	if err := copyFile("LICENSE", filepath.Join(extension, "LICENSE"), 0o644); err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(extension, "node_modules")); err != nil {
		if err := inExtension("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"); err != nil {
			return err
		}
	}
	return inExtension("npm", "run", "--silent", "build")
}

// extensions makes the extension for the platforms of a target, each with the target's program alone in its bin folder.
func (b builder) extensions(t target) error {
	bin := filepath.Join(extension, "bin")
	if err := os.RemoveAll(bin); err != nil {
		return err
	}
	if err := copyFile(b.built(t), filepath.Join(bin, t.program()), 0o755); err != nil {
		return err
	}
	defer os.RemoveAll(bin) // what is packed next must not find it
	for _, platform := range t.vsix {
		if err := b.vsix(platform, t.program()); err != nil {
			return fmt.Errorf("making the extension for %s: %w", platform, err)
		}
	}
	return nil
}

// vsix has vsce make the extension, which checks and describes it, and packs it again with dates that never change.
func (b builder) vsix(platform, program string) error {
	name := fmt.Sprintf("parahint-%s-%s.vsix", version.Number, platform)
	path, err := filepath.Abs(filepath.Join(b.out, name))
	if err != nil {
		return err
	}
	if err := inExtension("node_modules/.bin/vsce", "package", "--no-dependencies", "--target", platform, "--out", path); err != nil {
		return err
	}
	entries, err := unpacked(path)
	if err != nil {
		return err
	}
	for i := range entries {
		entries[i].mode = 0o644
		if entries[i].name == "extension/bin/"+program {
			entries[i].mode = 0o755
		}
	}
	data, err := archive(entries)
	if err != nil {
		return err
	}
	return b.write(name, data)
}

// unpacked are the files of an archive by name. vsce adds them in the order in which it could read them.
func unpacked(path string) ([]entry, error) {
	r, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var out []entry
	for _, f := range r.File {
		content, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(content)
		if err != nil {
			return nil, err
		}
		content.Close()
		out = append(out, entry{name: f.Name, data: data})
	}
	slices.SortFunc(out, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return out, nil
}

func inExtension(name string, args ...string) error {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Stderr = extension, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("running %s: %w", name, err)
	}
	return nil
}

func copyFile(from, to string, mode os.FileMode) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, mode)
}
