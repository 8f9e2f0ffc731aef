package main

import (
	"fmt"
	"slices"
	"strings"
)

// target is a machine that packages are made for.
type target struct {
	name         string
	goos, goarch string
	// triple names the machine for zig; one without is built with the compiler of its own system.
	triple string
	// clang is how that compiler names the processor.
	clang string
	// wheel are the platform tags of the wheel.
	wheel []string
	// vsix are the extension's platforms.
	vsix []string
}

// A static binary runs on every Linux: old glibc, musl, and none. The tags say so to each kind of pip.
var targets = []target{
	{name: "linux-x64", goos: "linux", goarch: "amd64", triple: "x86_64-linux-musl",
		wheel: linuxTags("x86_64"), vsix: []string{"linux-x64", "alpine-x64"}},
	{name: "linux-arm64", goos: "linux", goarch: "arm64", triple: "aarch64-linux-musl",
		wheel: linuxTags("aarch64"), vsix: []string{"linux-arm64", "alpine-arm64"}},
	{name: "win32-x64", goos: "windows", goarch: "amd64", triple: "x86_64-windows-gnu",
		wheel: []string{"win_amd64"}, vsix: []string{"win32-x64"}},
	{name: "darwin-arm64", goos: "darwin", goarch: "arm64", clang: "arm64",
		wheel: []string{"macosx_12_0_arm64"}, vsix: []string{"darwin-arm64"}},
	{name: "darwin-x64", goos: "darwin", goarch: "amd64", clang: "x86_64",
		wheel: []string{"macosx_12_0_x86_64"}, vsix: []string{"darwin-x64"}},
}

func linuxTags(processor string) []string {
	return []string{"manylinux_2_17_" + processor, "manylinux2014_" + processor, "musllinux_1_1_" + processor}
}

// chosen are the targets that are named; without a name, those that zig can build from any Linux.
func chosen(names []string) ([]target, error) {
	if len(names) == 0 {
		return slices.DeleteFunc(slices.Clone(targets), func(t target) bool { return t.triple == "" }), nil
	}
	var out []target
	for _, name := range names {
		i := slices.IndexFunc(targets, func(t target) bool { return t.name == name })
		if i < 0 {
			return nil, fmt.Errorf("no target is called %q", name)
		}
		out = append(out, targets[i])
	}
	return out, nil
}

// program is the file name of the program there.
func (t target) program() string {
	if t.goos == "windows" {
		return "parahint.exe"
	}
	return "parahint"
}

// file is the name of the program when it lies beside those of other targets.
func (t target) file(version string) string {
	return "parahint-" + version + "-" + t.name + strings.TrimPrefix(t.program(), "parahint")
}
