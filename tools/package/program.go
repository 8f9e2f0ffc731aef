package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const module = "github.com/parahint/parahint"

// outsideZig is a folder of the module that does not hold Zig. In one that does, Zig would know its files by other names than
// in cgo's own folders, and compile the C library a second time.
const outsideZig = "tools/package"

// program builds the program for a target: without paths, revision or time in it, and on Linux without a library that it
// would have to find there.
func (b builder) program(t target) error {
	if err := os.MkdirAll(b.out, 0o755); err != nil {
		return err
	}
	compiler, err := b.compiler(t)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(b.built(t))
	if err != nil {
		return err
	}
	flags := "-s -w -buildid="
	if t.goos == "linux" {
		flags += ` -linkmode external -extldflags "-static -s"`
	}
	cmd := exec.Command("go", "build", "-tags", "netgo,osusergo", "-trimpath", "-buildvcs=false", "-ldflags", flags, "-o", out, module)
	cmd.Dir = outsideZig
	cmd.Env = append(os.Environ(), "GOOS="+t.goos, "GOARCH="+t.goarch, "CGO_ENABLED=1", "CC="+compiler, "CGO_CFLAGS=-O2",
		"CGO_LDFLAGS=-O2", "MACOSX_DEPLOYMENT_TARGET=12.0")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("building the program: %w", err)
	}
	return nil
}

// compiler is the C compiler for a target. Its command becomes part of what Go remembers, so it holds no more than it must.
func (b builder) compiler(t target) (string, error) {
	if t.triple == "" {
		return "clang -arch " + t.clang, nil
	}
	zig, err := filepath.Abs(b.zig)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(zig); err != nil {
		return "", fmt.Errorf("zig is not installed, make zig does it: %w", err)
	}
	return zig + " -m ziglang cc -target " + t.triple, nil
}
