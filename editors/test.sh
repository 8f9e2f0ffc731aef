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
	# A server that answers nothing must not pass.
	if timeout 120 $nvim --clean --headless -u NONE -l neovim/test/run.lua /bin/cat >/dev/null 2>&1; then
		echo "editors: the test in Neovim passes without a server" >&2
		exit 1
	fi
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
