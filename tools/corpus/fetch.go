package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// pythons are the versions that pip is told, one after the other, until it finds a wheel.
var pythons = []string{"3.14", "3.12", "3.11"}

// fetch downloads the package's wheel, unless it is there, and unpacks its Python files.
func (p pin) fetch(pip, cache string) (root string, err error) {
	root = filepath.Join(cache, p.name+"-"+p.version)
	if _, err := os.Stat(root); err == nil {
		return root, nil
	}
	wheels, err := os.MkdirTemp("", "parahint-wheel")
	if err != nil {
		return "", fmt.Errorf("making a folder for wheels: %w", err)
	}
	defer os.RemoveAll(wheels)
	for _, python := range pythons {
		command := exec.Command(pip, "download", "-q", "--no-deps", "--only-binary=:all:", "--python-version", python, "--dest", wheels, p.String())
		if err = command.Run(); err == nil {
			break
		}
	}
	if err != nil {
		return "", fmt.Errorf("fetching %s: %w", p, err)
	}
	found, err := filepath.Glob(filepath.Join(wheels, "*.whl"))
	if err != nil || len(found) != 1 {
		return "", fmt.Errorf("fetching %s: %d wheels came", p, len(found))
	}
	part := root + ".part"
	if err := unpack(found[0], part); err != nil {
		return "", err
	}
	return root, os.Rename(part, root)
}

func unpack(wheel, dest string) error {
	z, err := zip.OpenReader(wheel)
	if err != nil {
		return fmt.Errorf("opening %s: %w", wheel, err)
	}
	defer z.Close()
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, ".py") || !filepath.IsLocal(f.Name) {
			continue
		}
		if err := extract(f, filepath.Join(dest, filepath.FromSlash(f.Name))); err != nil {
			return fmt.Errorf("unpacking %s of %s: %w", f.Name, wheel, err)
		}
	}
	return os.MkdirAll(dest, 0o755)
}

func extract(f *zip.File, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
